// Calls the service method of an operation with a body given as JSON.
#pragma once
#include "calls/channel.h"

namespace callboard::test {

/// Every operation has its line here; one without does not compile.
QFuture<Result<QJsonObject>> callOperation(const calls::Channel &channel, wire::OperationId operation,
                                           const QStringList &ids, const QJsonObject &body,
                                           const calls::Intent &intent = {});

/// A body that each operation takes, and ids that fit its path.
QJsonObject someBody(wire::OperationId operation);
QStringList someIds(const wire::Operation &operation);
/// The smallest good answer.
QJsonObject someAnswer(const wire::Operation &operation);

} // namespace callboard::test
