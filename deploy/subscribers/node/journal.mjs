import { existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

const subjects = ['article', 'story', 'alert', 'incident'];

/** What was handled, in a file: one line for each event. A database does the same with a unique key on the id. */
export class Journal {
  #ids = new Set();
  #newest = new Map();
  #file;

  constructor(path) {
    if (existsSync(path)) {
      const text = readFileSync(path);
      const whole = text.lastIndexOf('\n') + 1;
      truncateSync(path, whole); // a crash may leave half a line: that event was not acknowledged, and comes again
      for (const line of text.toString('utf8', 0, whole).split('\n').filter(Boolean)) this.#remember(JSON.parse(line));
    }
    this.#file = openSync(path, 'a');
  }

  /** Writes the event down; undefined when it was there already. */
  handle(event) {
    if (this.#ids.has(event.id)) return undefined;
    const told = event.data[subjects.find(subject => subject in event.data)] ?? {};
    const version = [told.revision ?? 0, event.time];
    const entry = {
      id: event.id,
      type: event.type,
      subject: event.subject,
      version,
      // Events come in no promised order: what is older than what is known changes nothing.
      outdated: isOlder(version, this.#newest.get(event.subject)),
      title: told.title,
    };
    writeSync(this.#file, JSON.stringify(entry) + '\n');
    fsyncSync(this.#file);
    this.#remember(entry);
    return entry;
  }

  #remember({ id, subject, version }) {
    this.#ids.add(id);
    if (!isOlder(version, this.#newest.get(subject))) this.#newest.set(subject, version);
  }
}

function isOlder([revision, time], known) {
  return known !== undefined && (revision < known[0] || (revision === known[0] && time < known[1]));
}
