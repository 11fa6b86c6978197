// Receives NewsMonitor's events, each once, and catches up from the archive if asked to.
//
//   AMQP_URL=amqp://user:password@host:5672/vhost node subscriber.mjs JOURNAL QUEUE KEY [--since 7D]
//
// JOURNAL  file with what was handled; QUEUE  sub.TEAM.PURPOSE; KEY  binding key such as 'article.detected.#'
// --since  where to begin in the archive: first, or an interval such as 7D or 12h
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import amqp from 'amqplib';
import { Journal } from './journal.mjs';

const margin = 60_000; // ms by which the clocks of database and subscriber may differ
const wanted = 'monitor.article.'; // of the archive, which has events of all kinds

const { values, positionals } = parseArgs({ allowPositionals: true, options: { since: { type: 'string' } } });
const [path, queue, key] = positionals;
if (!key || !process.env.AMQP_URL) {
  console.error("usage: AMQP_URL=amqp://… node subscriber.mjs JOURNAL QUEUE KEY [--since 7D]");
  process.exit(2);
}
const journal = new Journal(path);

function handle(event) {
  const entry = journal.handle(event);
  // Titles are foreign text: escape them before you show them on a page.
  if (entry) console.log(event.type, event.subject, entry.title);
}

async function receiveLive(channel, lost) {
  await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.bindQueue(queue, 'monitor.events', key);
  await channel.prefetch(100);
  await channel.consume(queue, message => {
    if (message === null) return lost(); // the queue was deleted: connect and declare it again
    handle(JSON.parse(message.content.toString('utf8')));
    channel.ack(message); // after the work: what was not acknowledged comes again
  });
}

/** After the queue is bound, so that there is no gap: until the archive shows what was published after that moment. */
async function catchUp(channel, lost) {
  const bound = Date.now();
  await channel.consume('monitor.archive', message => {
    if (message === null) return lost();
    const event = JSON.parse(message.content.toString('utf8'));
    if (event.type.startsWith(wanted)) handle(event);
    channel.ack(message);
    if (Date.parse(event.time) > bound + margin) {
      void channel.cancel(message.fields.consumerTag);
      console.error('caught up');
    }
  }, { arguments: { 'x-stream-offset': values.since } });
}

for (;;) {
  try {
    const connection = await amqp.connect(process.env.AMQP_URL);
    connection.on('error', error => console.error(error.message)); // 'close' follows
    const lost = () => void connection.close();
    const channel = await connection.createChannel();
    channel.on('error', error => { console.error(error.message); lost(); });
    await receiveLive(channel, lost);
    if (values.since) await catchUp(channel, lost);
    console.error('ready');
    await once(connection, 'close');
  } catch (error) {
    console.error(error.message);
  }
  await pause(5_000);
}
