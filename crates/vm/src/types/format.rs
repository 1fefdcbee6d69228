//! To be replaced by the room of this name.
