// Endpoint=https://host;AccessKey=…;Version=1.0; as the Web PubSub SDKs read it.
#pragma once
#include "core/result.h"
#include <QString>
#include <QUrl>

namespace callboard::pubsub {

struct ConnectionString {
    QUrl endpoint; ///< scheme, host and port only
    QString accessKey;
};

/// Names are read without regard to case; Port= overrides a port inside Endpoint. Errors are Invalid.
Result<ConnectionString> parseConnectionString(const QString &text);
QString connectionStringText(const ConnectionString &value);

} // namespace callboard::pubsub
