// A whole state as JSON and back.
#pragma once
#include "core/result.h"
#include "store/callstore.h"
#include "store/state.h"

namespace callboard::store {

QJsonObject snapshotOf(const State &state, const CallStore::Scope &scope);
/// The state a snapshot describes, with its values made.
Result<std::unique_ptr<State>> stateFrom(const QJsonObject &snapshot, bool timeline);
/// An event's text as the timeline takes it; nothing when it is no event.
std::optional<Timeline::Event> timelineEvent(const QString &subject, QJsonObject event);

} // namespace callboard::store
