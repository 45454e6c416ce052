#include "session/desk/calldesk.h"

// The class is abstract; this file gives its meta object a home.
#include "moc_calldesk.cpp"
