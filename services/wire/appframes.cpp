// Frames to the service: any letter case in, the same spelling out.
#include "core/jsonreader.h"
#include "core/overloaded.h"
#include "wire/introspect.h"
#include "wire/streaming.h"
#include <QJsonDocument>

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(AppAudio)
CALLBOARD_WIRE_CODEC(MarkData)

namespace {

QString lowerFirst(const QString &name)
{
    return name.left(1).toLower() + name.mid(1);
}

QString upperFirst(const QString &name)
{
    return name.left(1).toUpper() + name.mid(1);
}

/// Takes the member out whose name matches but for letter case.
QJsonValue takeAnyCase(QJsonObject &object, QLatin1StringView name)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0) {
            const QJsonValue value = it.value();
            object.erase(it);
            return value;
        }
    }
    return QJsonValue(QJsonValue::Undefined);
}

/// The body's members under the names that the structs describe.
QJsonObject plainNames(QJsonObject body, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = takeAnyCase(body, name);
        if (!value.isUndefined())
            body.insert(name, value);
    }
    return body;
}

/// The same members with the first letter as the frame has it.
QJsonObject spelled(const QJsonObject &body, const QJsonObject &extra, bool capitalised)
{
    QJsonObject result = extra;
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!extra.contains(it.key()))
            result.insert(capitalised ? upperFirst(it.key()) : lowerFirst(it.key()), it.value());
    }
    return result;
}

bool firstIsUpper(const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare("kind"_L1, Qt::CaseInsensitive) == 0)
            return it.key().front().isUpper();
    }
    return false;
}

template<class T>
void readBody(AppFrame &frame, QLatin1StringView member, std::initializer_list<QLatin1StringView> names,
              const Place &top)
{
    const Place at(top, member);
    const QJsonValue body = takeAnyCase(frame.extra, member);
    T value;
    if (body.isObject())
        Codec<T>::read(plainNames(body.toObject(), names), value, at);
    else
        at.problem(body.isUndefined() || body.isNull() ? "missing"_L1 : "wrong type"_L1);
    frame.body = std::move(value);
}

void readStop(AppFrame &frame)
{
    StopAudio stop;
    stop.extra = takeAnyCase(frame.extra, "stopAudio"_L1).toObject();
    frame.body = stop;
}

void readByKind(AppFrame &frame, const Place &top)
{
    if (frame.kind.compare("audioData"_L1, Qt::CaseInsensitive) == 0)
        readBody<AppAudio>(frame, "audioData"_L1, {"data"_L1, "isSilent"_L1}, top);
    else if (frame.kind.compare("stopAudio"_L1, Qt::CaseInsensitive) == 0)
        readStop(frame);
    else if (frame.kind.compare("markData"_L1, Qt::CaseInsensitive) == 0)
        readBody<MarkData>(frame, "markData"_L1, {"id"_L1}, top);
    else
        frame.body = UnknownFrame{};
}

QLatin1StringView memberOf(const AppFrame &frame)
{
    return std::visit(overloaded{[](const AppAudio &) { return "audioData"_L1; },
                                 [](const StopAudio &) { return "stopAudio"_L1; },
                                 [](const MarkData &) { return "markData"_L1; },
                                 [](const UnknownFrame &) { return QLatin1StringView(); }},
                      frame.body);
}

QJsonObject bodyOf(const AppFrame &frame)
{
    const bool c = frame.capitalised;
    return std::visit(overloaded{[c](const AppAudio &b) { return spelled(toJson(b), b.extra, c); },
                                 [](const StopAudio &b) { return b.extra; },
                                 [c](const MarkData &b) { return spelled(toJson(b), b.extra, c); },
                                 [](const UnknownFrame &) { return QJsonObject(); }},
                      frame.body);
}

} // namespace

Result<AppFrame> parseAppFrame(const QByteArray &text)
{
    const Result<QJsonObject> object = parseJsonObject(text);
    if (!object)
        return object.error();
    QStringList problems;
    const Place top(&problems);
    AppFrame frame;
    frame.extra = *object;
    frame.capitalised = firstIsUpper(*object);
    const QJsonValue kind = takeAnyCase(frame.extra, "kind"_L1);
    if (kind.isUndefined() || kind.isNull())
        Place(top, "kind"_L1).problem("missing"_L1);
    else
        readValue(kind, frame.kind, Place(top, "kind"_L1));
    readByKind(frame, top);
    if (!problems.isEmpty())
        return ApiError::protocol(problems.join("; "_L1));
    return frame;
}

QJsonObject toJson(const AppFrame &frame)
{
    QJsonObject object = frame.extra;
    const QString member = frame.capitalised ? upperFirst(memberOf(frame)) : QString(memberOf(frame));
    object.insert(frame.capitalised ? u"Kind"_s : u"kind"_s, frame.kind.isEmpty() ? member : frame.kind);
    if (!member.isEmpty())
        object.insert(member, bodyOf(frame));
    return object;
}

QByteArray frameText(const AppFrame &frame)
{
    return QJsonDocument(toJson(frame)).toJson(QJsonDocument::Compact);
}

} // namespace callboard::wire
