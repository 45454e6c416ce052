// What signing in needs to know.
#pragma once
#include "core/apierror.h"
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace callboard {

struct SignInRequest {
    enum class Place {
        Embedded, ///< relay and exchange of this machine
        Relay, ///< a relay at `relay`
        Direct ///< a relay of this machine in front of the service of a connection string
    };
    Place place = Place::Embedded;
    QString profile; ///< id; names the state folder of daemons
    QString secretName; ///< where SecretStore keeps the secret
    QUrl relay; ///< Relay only
    QString user; ///< Relay only
    QString secret; ///< password, or connection string; empty: the kept one
    bool remember = true; ///< keep the secret once it has worked; otherwise forget what was kept
    QStringList sourceNumbers; ///< to call phones with, E.164; Embedded knows its own
};

/// What stood in the way, and where.
struct SignInProblem {
    enum class Stage {
        Secret, ///< none was given and none is kept
        Daemons, ///< a program of this machine did not start; error.code names it
        Relay ///< the relay refused, or can't be reached
    };
    Stage stage = Stage::Relay;
    ApiError error;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::SignInProblem)
