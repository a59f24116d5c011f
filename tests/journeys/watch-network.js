// Loaded before a program (node --import): writes each attempt to reach beyond this process to the file
// that WATCH_NETWORK_LOG names. Worker threads load it too.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const log = process.env.WATCH_NETWORK_LOG;

function note(what, target) {
  appendFileSync(log, `${what} ${JSON.stringify(target)}\n`);
}

function watch(holder, name, what, targetOf) {
  const original = holder[name];
  holder[name] = function watched(...args) {
    const target = targetOf(args);
    if (target !== null) note(what, target);
    return original.apply(this, args);
  };
}

/** Pipes between a process and its own children or threads are no network. */
function socketTarget([first]) {
  const [options] = Array.isArray(first) ? first : [first];
  const isPipe = typeof options?.path === 'string' && options.port === undefined;
  return isPipe ? null : (options?.host ?? options?.port ?? options);
}

watch(net.Socket.prototype, 'connect', 'connect', socketTarget);
watch(dgram.Socket.prototype, 'send', 'send', () => 'datagram');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  watch(dns, name, 'dns', ([host]) => host);
  watch(dns.promises, name, 'dns', ([host]) => host);
}
watch(globalThis, 'fetch', 'fetch', ([address]) => String(address));
watch(globalThis, 'WebSocket', 'socket', ([address]) => String(address));
syncBuiltinESMExports();
