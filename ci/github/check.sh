# The step that checks: annotations on standard output, and into $STORYPOLE_REPORTS what the next steps send.
set -uo pipefail

storypole() { npx --no-install storypole "$@"; }
mkdir -p "$STORYPOLE_REPORTS"
read -r -a paths <<<"${STORYPOLE_PATHS:-}"
base=()

if [ -n "${STORYPOLE_BASE:-}" ]; then
  # A checkout of one commit knows no merge base. Trees and commits are enough to find it; contents come when they are asked for.
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --no-tags --filter=blob:none --unshallow origin || exit 2
  fi
  git fetch --quiet --no-tags origin "+refs/heads/$STORYPOLE_BASE:refs/remotes/origin/$STORYPOLE_BASE" || exit 2
  base=(--base "origin/$STORYPOLE_BASE")
fi

storypole check ${paths[@]+"${paths[@]}"} ${base[@]+"${base[@]}"} --format github
code=$?
storypole check ${paths[@]+"${paths[@]}"} ${base[@]+"${base[@]}"} --format sarif --output "$STORYPOLE_REPORTS/report.sarif" --quiet
storypole check ${paths[@]+"${paths[@]}"} ${base[@]+"${base[@]}"} --format markdown --output "$STORYPOLE_REPORTS/check.md" --quiet
: >"$STORYPOLE_REPORTS/diff.md"
if [ -n "${STORYPOLE_BASE:-}" ]; then
  storypole diff "origin/$STORYPOLE_BASE" --format markdown --output "$STORYPOLE_REPORTS/diff.md" >/dev/null
fi

# GitHub takes 65,536 characters; each part is below 60,000, and together they may be above. The findings come first.
{
  echo '<!-- storypole -->'
  grep -v '^<!-- storypole' "$STORYPOLE_REPORTS/check.md"
  echo
  grep -v '^<!-- storypole' "$STORYPOLE_REPORTS/diff.md"
} | awk '{ used += length($0) + 1; if (used > 60000) { print "\n… the rest is in the log of the run."; exit } print }' >"$STORYPOLE_REPORTS/comment.md"
cat "$STORYPOLE_REPORTS/comment.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "exit-code=$code" >>"$GITHUB_OUTPUT"
