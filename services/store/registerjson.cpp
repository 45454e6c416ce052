#include "store/registerjson.h"

namespace callboard::store {

bool read(const QJsonValue &j, bool &v)
{
    v = j.toBool();
    return j.isBool();
}

bool read(const QJsonValue &j, QString &v)
{
    v = j.toString();
    return j.isString();
}

bool read(const QJsonValue &j, Timestamp &v)
{
    if (!j.isDouble() && !j.isNull())
        return false;
    v = j.isNull() ? Timestamp() : Timestamp::fromTicks(j.toInteger());
    return true;
}

template<class E>
static bool readEnum(const QJsonValue &j, E &v, E last)
{
    const int n = j.toInt(-1);
    if (n < 0 || n > int(last))
        return false;
    v = E(n);
    return true;
}

QJsonValue write(CallDirection v)
{
    return int(v);
}
bool read(const QJsonValue &j, CallDirection &v)
{
    return readEnum(j, v, CallDirection::Outgoing);
}

QJsonValue write(const EndReason &v)
{
    return QJsonArray{v.code, v.subCode, v.message, v.sip, v.q850};
}

bool read(const QJsonValue &j, EndReason &v)
{
    const QJsonArray a = j.toArray();
    if (a.size() != 5 || !a.at(0).isDouble() || !a.at(1).isDouble())
        return false;
    v.code = a.at(0).toInt();
    v.subCode = a.at(1).toInt();
    return read(a.at(2), v.message) && read(a.at(3), v.sip) && read(a.at(4), v.q850);
}

QJsonValue write(const MediumFact &v)
{
    return QJsonArray{int(v.state), write(v.reason)};
}

bool read(const QJsonValue &j, MediumFact &v)
{
    const QJsonArray a = j.toArray();
    return a.size() == 2 && readEnum(a.at(0), v.state, StreamState::Failed) && read(a.at(1), v.reason);
}

QJsonValue write(const MediaEnd &v)
{
    return QJsonArray{int(v.kind), int(v.outcome), write(v.reason), v.tones, v.choice, v.speech};
}

bool read(const QJsonValue &j, MediaEnd &v)
{
    const QJsonArray a = j.toArray();
    return a.size() == 6 && readEnum(a.at(0), v.kind, MediaKind::Tones)
        && readEnum(a.at(1), v.outcome, MediaOutcome::Cancelled) && read(a.at(2), v.reason) && read(a.at(3), v.tones)
        && read(a.at(4), v.choice) && read(a.at(5), v.speech);
}

static QJsonObject write(const QMap<QString, QString> &map)
{
    QJsonObject o;
    for (auto it = map.begin(); it != map.end(); ++it)
        o.insert(it.key(), it.value());
    return o;
}

static bool read(const QJsonValue &j, QMap<QString, QString> &map)
{
    const QJsonObject o = j.toObject();
    for (auto it = o.begin(); it != o.end(); ++it) {
        if (!read(it.value(), map[it.key()]))
            return false;
    }
    return j.isObject();
}

QJsonValue write(const Announcement &v)
{
    return QJsonArray{v.from.text,
                      v.to.text,
                      v.callerDisplayName,
                      v.serverCallId.text,
                      v.correlationId.text,
                      write(v.context.sipHeaders),
                      write(v.context.voipHeaders)};
}

bool read(const QJsonValue &j, Announcement &v)
{
    const QJsonArray a = j.toArray();
    return a.size() == 7 && read(a.at(0), v.from) && read(a.at(1), v.to) && read(a.at(2), v.callerDisplayName)
        && read(a.at(3), v.serverCallId) && read(a.at(4), v.correlationId) && read(a.at(5), v.context.sipHeaders)
        && read(a.at(6), v.context.voipHeaders);
}

QJsonValue write(const Closing &v)
{
    return QJsonArray{int(v.outcome), v.user.text, v.callId.text};
}

bool read(const QJsonValue &j, Closing &v)
{
    const QJsonArray a = j.toArray();
    return a.size() == 3 && readEnum(a.at(0), v.outcome, IncomingOutcome::CallerLeft) && read(a.at(1), v.user)
        && read(a.at(2), v.callId);
}

QJsonValue write(const RecordingStep &v)
{
    return QJsonArray{int(v.state), write(v.startedAt), write(v.reason)};
}

bool read(const QJsonValue &j, RecordingStep &v)
{
    const QJsonArray a = j.toArray();
    return a.size() == 3 && readEnum(a.at(0), v.state, RecordingState::Expired) && read(a.at(1), v.startedAt)
        && read(a.at(2), v.reason);
}

QJsonValue write(const RecordingControlFact &v)
{
    return QJsonArray{v.control, v.user.text, v.reason};
}

bool read(const QJsonValue &j, RecordingControlFact &v)
{
    const QJsonArray a = j.toArray();
    v.control = a.at(0).toInt();
    return a.size() == 3 && a.at(0).isDouble() && read(a.at(1), v.user) && read(a.at(2), v.reason);
}

QJsonValue write(const RecordingFiling &v)
{
    return QJsonArray{int(v.state), v.chunks, v.code, v.message};
}

bool read(const QJsonValue &j, RecordingFiling &v)
{
    const QJsonArray a = j.toArray();
    v.chunks = a.at(1).toInt();
    return a.size() == 4 && readEnum(a.at(0), v.state, RecordingState::Expired) && a.at(1).isDouble()
        && read(a.at(2), v.code) && read(a.at(3), v.message);
}

} // namespace callboard::store
