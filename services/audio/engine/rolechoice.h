// Which device serves a role.
#pragma once
#include "audio/engine/roles.h"
#include <QSet>

namespace callboard::audio {

/// The chosen one while it is there, else the system's default, else the first; an empty device when there is none.
/// Those to `avoid` could not be opened; one of them is taken only when there is no other.
Device deviceFor(const QByteArray &chosen, const QList<Device> &devices, const QSet<QByteArray> &avoid = {});

} // namespace callboard::audio
