#include "core/jsonreader.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <cmath>
#include <limits>

namespace callboard {

namespace {
constexpr int DeepestNesting = 64;

/// QJsonDocument's own limit (1024) is reached by recursion; network input is refused long before.
bool nestsTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString)
            c == '\\' ? void(++i) : void(inString = c != '"');
        else if (c == '"')
            inString = true;
        else if ((c == '{' || c == '[') && ++depth > DeepestNesting)
            return true;
        else if (c == '}' || c == ']')
            --depth;
    }
    return false;
}

bool isWhole(const QJsonValue &v)
{
    constexpr qint64 low = std::numeric_limits<qint64>::min();
    return v.isDouble() && (v.toInteger(low) != low || v.toInteger(0) == low);
}
} // namespace

JsonReader::JsonReader(const QJsonObject &object, QString path, QStringList *problems)
    : m_object(object),
      m_path(std::move(path)),
      m_problems(problems ? problems : &m_own)
{
}

bool JsonReader::has(QLatin1StringView key) const
{
    const QJsonValue v = m_object.value(key);
    return !v.isUndefined() && !v.isNull();
}

QJsonValue JsonReader::take(QLatin1StringView key)
{
    m_seen.insert(key);
    return m_object.value(key);
}

void JsonReader::problem(QLatin1StringView key, const QString &what)
{
    m_problems->append(m_path + u'.' + key + ": "_L1 + what);
}

QJsonObject JsonReader::unread() const
{
    QJsonObject rest;
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_seen.contains(it.key()))
            rest.insert(it.key(), it.value());
    }
    return rest;
}

#define CALLBOARD_READ(Type, Test, Convert)                                                                            \
    template<>                                                                                                         \
    std::optional<Type> JsonReader::optional<Type>(QLatin1StringView key)                                              \
    {                                                                                                                  \
        const QJsonValue v = take(key);                                                                                \
        if (v.isUndefined() || v.isNull())                                                                             \
            return {};                                                                                                 \
        if (!(Test)) {                                                                                                 \
            problem(key, u"wrong type"_s);                                                                             \
            return {};                                                                                                 \
        }                                                                                                              \
        return Convert;                                                                                                \
    }

CALLBOARD_READ(QString, v.isString(), v.toString())
CALLBOARD_READ(bool, v.isBool(), v.toBool())
CALLBOARD_READ(qint64, isWhole(v), v.toInteger())
CALLBOARD_READ(double, v.isDouble(), v.toDouble())
CALLBOARD_READ(QJsonObject, v.isObject(), v.toObject())
CALLBOARD_READ(QJsonArray, v.isArray(), v.toArray())
#undef CALLBOARD_READ

template<>
std::optional<int> JsonReader::optional<int>(QLatin1StringView key)
{
    const std::optional<qint64> wide = optional<qint64>(key);
    if (wide && (*wide < std::numeric_limits<int>::min() || *wide > std::numeric_limits<int>::max())) {
        problem(key, u"out of range"_s);
        return {};
    }
    return wide ? std::optional(int(*wide)) : std::nullopt;
}

template<>
std::optional<Timestamp> JsonReader::optional<Timestamp>(QLatin1StringView key)
{
    const std::optional<QString> text = optional<QString>(key);
    if (!text)
        return {};
    const std::optional<Timestamp> time = Timestamp::parse(*text);
    if (!time)
        problem(key, u"not a time"_s);
    return time;
}

Result<QJsonValue> parseJson(const QByteArray &text)
{
    if (nestsTooDeep(text))
        return ApiError::protocol(u"$: nested too deep"_s);
    QJsonParseError error;
    const QJsonDocument doc = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return ApiError::protocol(u"$: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    return doc.isArray() ? QJsonValue(doc.array()) : QJsonValue(doc.object());
}

Result<QJsonObject> parseJsonObject(const QByteArray &text)
{
    const Result<QJsonValue> value = parseJson(text);
    if (!value)
        return value.error();
    if (!value->isObject())
        return ApiError::protocol(u"$: not an object"_s);
    return value->toObject();
}

} // namespace callboard
