/** Variables that coding agents set for the commands that they run; the list of std-env. */
const AGENT_VARIABLES = [
  'AI_AGENT',
  'CLAUDECODE',
  'CLAUDE_CODE',
  'REPL_ID',
  'GEMINI_CLI',
  'CODEX_SANDBOX',
  'CODEX_THREAD_ID',
  'COPILOT_CLI',
  'OPENCODE',
  'CURSOR_AGENT',
];

/** Whether a coding agent runs this command. */
export function detectAgent(env: Readonly<Record<string, string | undefined>>): boolean {
  const isSet = (name: string): boolean => env[name] !== undefined && env[name] !== '';
  return (
    AGENT_VARIABLES.some(isSet) ||
    Object.keys(env).some((name) => name.startsWith('JUNIE_') && isSet(name)) ||
    /[\\/]\.pi[\\/]agent/.test(env['PATH'] ?? '') ||
    /\bdevin\b/i.test(env['EDITOR'] ?? '') ||
    env['TERM_PROGRAM'] === 'kiro'
  );
}
