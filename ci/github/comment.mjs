// Writes the comment of a pull request, or brings the one up to date that an earlier run wrote. It is told by its first line.
import { readFileSync } from 'node:fs';

const MARKER = '<!-- storypole -->';
const {
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_REPOSITORY,
  GITHUB_TOKEN,
  STORYPOLE_COMMENT,
  STORYPOLE_PULL_REQUEST,
} = process.env;

const comments = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues/${STORYPOLE_PULL_REQUEST}/comments`;
const body = readFileSync(STORYPOLE_COMMENT, 'utf8');
try {
  const own = await findOwn();
  if (own === undefined) await ask('POST', comments, { body });
  else await ask('PATCH', `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues/comments/${own}`, { body });
} catch (error) {
  // A fork's token may only read: the summary of the run has the same text.
  console.log(
    `::warning title=Storypole::The comment cannot be written: ${error.message}. Grant pull-requests: write.`,
  );
}

async function findOwn() {
  for (let page = 1; ; page++) {
    const found = await ask('GET', `${comments}?per_page=100&page=${page}`);
    const own = found.find((comment) => comment.body?.startsWith(MARKER));
    if (own !== undefined || found.length < 100) return own?.id;
  }
}

async function ask(method, url, content) {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'x-github-api-version': '2022-11-28',
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  if (!response.ok) throw new Error(`GitHub answers ${response.status}`);
  return response.json();
}
