"""Other people's tools as programs of their own: texts come in as lines of JSON, what they find goes out as such.

Each runs in an environment of its own (`make bench-peers`), so that nothing of theirs becomes a dependency of this
package. These modules import nothing but the standard library until they run there.
"""
