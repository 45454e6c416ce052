// The files and secrets of the daemons that run on this machine.
#pragma once
#include "core/result.h"
#include <QJsonObject>
#include <QString>
#include <optional>

namespace callboard {

/// Everything a console needs to find and use the daemons of its state folder.
/// The generated account opens nothing but this loopback relay, whose data lie in the same private folder; that is why
/// it may stay in a file (mode 0600) and needs no keychain.
struct LocalState {
    QString relayEndpoint;
    qint64 relayPid = 0;
    QString exchangeEndpoint; ///< empty in direct mode
    qint64 exchangePid = 0;
    QString exchangeKey;
    QString eventGridSecret; ///< so that a daemon can be started again by a console that only found it
    QString user;
    QString password;

    bool operator==(const LocalState &) const = default;
};

/// A text of `bytes` random bytes in base64url, from the system's secure generator.
QString randomSecret(int bytes = 24);

/// Creates the folder with mode 0700 where the system knows modes.
Result<Done> makePrivateFolder(const QString &folder);
/// Writes a file that only this user may read, whole or not at all.
Result<Done> writePrivateFile(const QString &file, const QByteArray &content);

std::optional<LocalState> readLocalState(const QString &folder);
Result<Done> writeLocalState(const QString &folder, const LocalState &state);

/// The demonstration's line and the people who call it, with the scripts they follow.
QJsonObject exchangeConfig(const QString &eventGridUrl, bool demo);
/// `speechServices`: given to calls so that words can be played and understood; empty: none.
QJsonObject relayConfig(const QString &serviceConnectionString, const QString &eventGridSecret,
                        const QString &speechServices = {});

} // namespace callboard
