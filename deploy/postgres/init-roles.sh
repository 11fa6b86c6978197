#!/usr/bin/env bash
# In the container: creates the roles when the volume is new, and sets their passwords anew whenever it is run again.
set -euo pipefail

OWNER_PASSWORD=$(cat /run/secrets/postgres_owner)
APP_PASSWORD=$(cat /run/secrets/postgres_app)
ANALYST_PASSWORD=$(cat /run/secrets/postgres_analyst)
export OWNER_PASSWORD APP_PASSWORD ANALYST_PASSWORD

psql -X -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -f /opt/newsmonitor/roles.sql
