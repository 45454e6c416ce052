// The configuration file of callboard-exchange: architecture.md, section 6.
#pragma once
#include "exchange/delivery/subscriber.h"
#include "exchange/engine/state.h"
#include "exchange/parties/parties.h"
#include "exchange/recorder/recorder.h"
#include <QJsonObject>
#include <QSslCertificate>

namespace callboard::exchange {

/// {"phoneNumbers", "eventGrid", "endpoints"} and, all optional: "resourceId" (GUID), "resourceName", "rooms" (ids;
/// left out: every room exists), "pageSize", "contextLength", "mostParticipants", "timings" {name of Timings:
/// milliseconds}, "phrases" (what callers say here: speech is better understood), "authorities" (a PEM file of
/// certificates that streaming sockets believe besides the system's), "recordings" {"announceAfter" (ms from the end to
/// the event, 1000), "keptSeconds" (86400), "chunkSeconds" (14400), "chunkBytes" (at least 64000; left out: any)}.
struct FileConfig {
    Config engine; ///< resourceId is empty when the file has none
    QString resourceName = QStringLiteral("callboard-exchange");
    QList<Subscription> subscriptions;
    QList<Endpoint> endpoints;
    qsizetype pageSize = 100;
    QStringList phrases;
    RecorderOptions recordings; ///< without folder and resource
    QList<QSslCertificate> authorities;
};

/// Every problem with its path ("$.eventGrid[0].schema: …"), unknown members included.
Result<FileConfig> parseConfig(const QJsonObject &object);
/// Reads the file first; errors begin with its name.
Result<FileConfig> readConfigFile(const QString &file);

} // namespace callboard::exchange
