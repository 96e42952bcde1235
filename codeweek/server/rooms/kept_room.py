"""A room as the records that are kept of it, and back."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import compress
from operator import is_not
from typing import Any

from codeweek.room import record
from codeweek.room.adult_acts import erased
from codeweek.room.child import Child
from codeweek.room.lead import Lead
from codeweek.room.room import Machine, Room
from codeweek.server.keeping.room_store import (
    CHILD,
    LEAD,
    MACHINE,
    Change,
    Row,
    Store,
    StoredEvent,
    StoreError,
)

NAME, SEQ = "name", "seq"  # beside what the adult leads
_ID = 8  # random octets


def name_of(room: str) -> Row:
    """The name of a room, to be kept."""
    return Row(LEAD, NAME, "", json.dumps(room))


def identified(room: Room) -> Room:
    """The room with an id for each child that has none yet."""
    new = [child for child in room.children.values() if not child.id]
    named = {child.profile: replace(child, id=secrets.token_hex(_ID)) for child in new}
    return replace(room, children={**room.children, **named}) if named else room


def change_of(before: Room, room: Room, told: tuple[StoredEvent, ...] = ()) -> Change:
    """What is to be kept once a room has become another."""
    gone = before.children.keys() - room.children.keys()
    children, machines = new(before.children, room.children), new(before.machines, room.machines)
    rows = [Row(CHILD, child.profile, "", record.written(child)) for child in children]
    rows += [Row(MACHINE, machine.id, "", record.written(machine)) for machine in machines]
    rows += [Row(MACHINE, id, "", None) for id in before.machines.keys() - room.machines.keys()]
    if room.lead is not before.lead:
        rows.append(Row(LEAD, "", "", record.written(room.lead)))
    if room.seq != before.seq:
        rows.append(Row(LEAD, SEQ, "", str(room.seq)))
    ids = {before.children[profile].id for profile in gone} - {""}
    return Change(frozenset(gone), rows=rows, told=told, erased=frozenset(ids))


def new(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Any]:
    """What is there after and was not there before."""
    return [*compress(after.values(), map(is_not, after.values(), map(before.get, after)))]


def read(store: Store) -> Room:
    """A room as it was kept, without erased children that a backup has brought back. Raises StoreError."""
    room = _read(store)
    if not _back(room, store):
        return room
    store.keep_made(lambda: _erased_again(store))
    return _read(store)


def restored(rows: Iterable[Row], room: Room) -> Room:
    """A room with what was kept in its place. Raises StoreError when it cannot be read."""
    try:
        return _put_back(rows, room)
    except (KeyError, TypeError, ValueError) as why:
        raise StoreError(f"{type(why).__name__}: {why}") from why


def _read(store: Store) -> Room:
    return restored([row for kind in (LEAD, MACHINE, CHILD) for row in store.rows(kind)], Room(""))


def _back(room: Room, store: Store) -> set[str]:
    """The children of a room who were erased."""
    ids = store.erased()
    return {profile for profile, child in room.children.items() if child.id in ids}


def _erased_again(store: Store) -> Change:
    room = _read(store)
    return change_of(room, erased(room, _back(room, store)))


def _put_back(rows: Iterable[Row], room: Room) -> Room:
    texts = [(row.kind, row.name, row.value or "") for row in rows]
    lead = {name: text for kind, name, text in texts if kind == LEAD}
    children = [record.read(Child, text) for kind, _, text in texts if kind == CHILD]
    machines = [record.read(Machine, text) for kind, _, text in texts if kind == MACHINE]
    return Room(
        json.loads(lead[NAME]) if NAME in lead else room.id,
        int(lead.get(SEQ, room.seq)),
        {**room.children, **{child.profile: child for child in children}},
        {**room.machines, **{machine.id: machine for machine in machines}},
        record.read(Lead, lead[""]) if "" in lead else room.lead,
    )
