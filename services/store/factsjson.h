// Facts as the JSON of a snapshot.
#pragma once
#include "store/facts.h"
#include <QJsonObject>

namespace callboard::store {

QJsonObject toJson(const CallFacts &facts);
QJsonObject toJson(const IncomingFacts &facts);
QJsonObject toJson(const RecordingFacts &facts);
QJsonObject toJson(const ServerFacts &facts);

/// Nothing when the object is malformed.
std::optional<CallFacts> callFactsFrom(const QJsonObject &object);
std::optional<IncomingFacts> incomingFactsFrom(const QJsonObject &object);
std::optional<RecordingFacts> recordingFactsFrom(const QJsonObject &object);
std::optional<ServerFacts> serverFactsFrom(const QJsonObject &object);

} // namespace callboard::store
