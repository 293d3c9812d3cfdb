/**
 * The modules of Node, without `node:`. A list of our own, so that a repository resolves alike under every Node; a test holds it
 * against the running one.
 */
const BARE = `
  _http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _stream_duplex _stream_passthrough _stream_readable
  _stream_transform _stream_wrap _stream_writable _tls_common _tls_wrap assert assert/strict async_hooks buffer child_process cluster
  console constants crypto dgram diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https inspector
  inspector/promises module net os path path/posix path/win32 perf_hooks process punycode querystring readline readline/promises repl
  stream stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tls trace_events tty url util util/types
  v8 vm wasi worker_threads zlib
`;

/** Only reachable with `node:`; the bare name is a package's. */
const PREFIXED = 'quic sea sqlite test test/reporters';

const bare = new Set(BARE.trim().split(/\s+/u));
const prefixed = new Set([...bare, ...PREFIXED.split(' ')]);

/** The name of the builtin that `specifier` means, without `node:`. */
export function toBuiltin(specifier: string): string | undefined {
  if (!specifier.startsWith('node:')) return bare.has(specifier) ? specifier : undefined;
  const name = specifier.slice('node:'.length);
  return prefixed.has(name) ? name : undefined;
}
