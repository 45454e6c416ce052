// A local user of the relay.
#pragma once
#include "relay/base/principal.h"
#include <QByteArray>

namespace callboard::relay {

struct Account {
    UserName name;
    QString displayName; ///< empty: the name is shown
    Roles roles;
    QByteArray passwordHash;

    Principal principal() const { return {name, displayName.isEmpty() ? name.text : displayName, roles}; }
};

} // namespace callboard::relay
