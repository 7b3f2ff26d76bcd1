"""The acts on the roll (名册): every change of people, bodies and accounts leaves an event."""
