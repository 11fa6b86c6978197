#!/usr/bin/env python3
"""Receives NewsMonitor's events, each once, and catches up from the archive if asked to.

    AMQP_URL=amqp://user:password@host:5672/vhost subscriber.py JOURNAL QUEUE KEY [--since 7D]

JOURNAL  file with what was handled; QUEUE  sub.TEAM.PURPOSE; KEY  binding key such as 'article.detected.#'
--since  where to begin in the archive: first, or an interval such as 7D or 12h
"""
import argparse
import json
import os
import sys
import time
from datetime import datetime, timedelta, timezone

import pika

from journal import Journal

MARGIN = timedelta(minutes=1)  # by which the clocks of database and subscriber may differ
WANTED = "monitor.article."  # of the archive, which has events of all kinds


class Subscriber:
    def __init__(self, channel, journal):
        self.channel, self.journal = channel, journal

    def receive_live(self, queue, key):
        self.channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
        self.channel.queue_bind(queue, "monitor.events", key)
        self.channel.basic_qos(prefetch_count=100)
        self.channel.basic_consume(queue, self.on_event)

    def catch_up(self, since):
        """After the queue is bound, so that there is no gap: until the archive shows what was published after that moment."""
        bound = datetime.now(timezone.utc)

        def on_archived(channel, delivery, properties, body):
            event = json.loads(body)
            if event["type"].startswith(WANTED):
                self.handle(event)
            channel.basic_ack(delivery.delivery_tag)
            if datetime.fromisoformat(event["time"].replace("Z", "+00:00")) > bound + MARGIN:
                channel.basic_cancel(delivery.consumer_tag)
                print("caught up", file=sys.stderr, flush=True)

        self.channel.basic_consume("monitor.archive", on_archived, arguments={"x-stream-offset": since})

    def on_event(self, channel, delivery, properties, body):
        self.handle(json.loads(body))
        channel.basic_ack(delivery.delivery_tag)  # after the work: what was not acknowledged comes again

    def handle(self, event):
        entry = self.journal.handle(event)
        if entry:
            # Titles are foreign text: escape them before you show them on a page.
            print(event["type"], event["subject"], entry["title"], flush=True)


def run(arguments, journal):
    since = arguments.since
    while True:
        try:
            with pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"])) as connection:
                subscriber = Subscriber(connection.channel(), journal)
                subscriber.receive_live(arguments.queue, arguments.key)
                if since:
                    subscriber.catch_up(since)
                print("ready", file=sys.stderr, flush=True)
                subscriber.channel.start_consuming()
                raise pika.exceptions.ConsumerCancelled  # the queue was deleted: declare it again
        except pika.exceptions.AMQPError as error:
            print(f"{error!r}; trying again", file=sys.stderr, flush=True)
            time.sleep(5)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("journal", "queue", "key"):
        parser.add_argument(name)
    parser.add_argument("--since")
    parsed = parser.parse_args()
    try:
        run(parsed, Journal(parsed.journal))
    except KeyboardInterrupt:
        pass
