# shellcheck shell=bash
# What is said on the way: on stderr, so that what a command answers stays alone on stdout.

began=$SECONDS

say() { printf '%4d s  %s\n' "$((SECONDS - began))" "$*" >&2; }
die() { echo "$(basename "$0"): $*" >&2; exit 1; }
