// Frames from the service: exact letter case.
#include "wire/streaming.h"
#include "core/jsonreader.h"
#include "core/overloaded.h"
#include "wire/introspect.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(AudioMetadata)
CALLBOARD_WIRE_CODEC(AudioData)
CALLBOARD_WIRE_CODEC(DtmfData)
CALLBOARD_WIRE_CODEC(TranscriptionMetadata)
CALLBOARD_WIRE_CODEC(TranscriptionWord)
CALLBOARD_WIRE_CODEC(TranscriptionData)

namespace {

/// "AudioData" → "audioData": the member that holds the body.
QString memberOf(const QString &kind)
{
    return kind.left(1).toLower() + kind.mid(1);
}

QString kindOf(const ServiceFrame &frame)
{
    if (!frame.kind.isEmpty())
        return frame.kind;
    return std::visit(
        overloaded{[](const UnknownFrame &) { return QString(); }, [](const auto &b) { return QString(b.Schema); }},
        frame.body);
}

template<class T>
bool readBody(ServiceFrame &frame, const Place &at)
{
    if (frame.kind != T::Schema)
        return false;
    const QString member = memberOf(frame.kind);
    const QJsonValue body = frame.extra.take(member);
    const Place bodyAt(at, member);
    T value;
    if (body.isUndefined() || body.isNull())
        bodyAt.problem("missing"_L1);
    else
        readValue(body, value, bodyAt);
    frame.body = std::move(value);
    return true;
}

} // namespace

Result<ServiceFrame> parseServiceFrame(const QByteArray &text)
{
    const Result<QJsonObject> object = parseJsonObject(text);
    if (!object)
        return object.error();
    QStringList problems;
    const Place top(&problems);
    ServiceFrame frame;
    frame.body = UnknownFrame{};
    frame.extra = *object;
    FieldReader(*object, top)("kind"_L1, frame.kind);
    frame.extra.remove("kind"_L1);
    readBody<AudioData>(frame, top) || readBody<AudioMetadata>(frame, top) || readBody<DtmfData>(frame, top)
        || readBody<TranscriptionData>(frame, top) || readBody<TranscriptionMetadata>(frame, top);
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return frame;
}

QJsonObject toJson(const ServiceFrame &frame)
{
    QJsonObject object = frame.extra;
    const QString kind = kindOf(frame);
    object.insert("kind"_L1, kind);
    std::visit(
        overloaded{[](const UnknownFrame &) {}, [&](const auto &b) { object.insert(memberOf(kind), toJson(b)); }},
        frame.body);
    return object;
}

QByteArray frameText(const ServiceFrame &frame)
{
    return QJsonDocument(toJson(frame)).toJson(QJsonDocument::Compact);
}

} // namespace callboard::wire
