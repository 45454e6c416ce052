// What an operator should know about a configuration that is allowed but seldom meant.
#pragma once
#include "config.h"
#include "options.h"

namespace callboard::relay {

/// One sentence a matter, none of them with a secret; empty for a configuration without such matters.
QStringList startNotes(const Options &options, const Config &config, const QString &publicUrl);

} // namespace callboard::relay
