// Reads JSON objects without ever inventing a value: every problem is kept with its path.
#pragma once
#include "core/result.h"
#include "core/timestamp.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <optional>

namespace callboard {

/// Reads one JSON object member by member. Problems ("$.data.participants[1].rawId: missing") collect in a list
/// that nested readers share, so one pass reports them all. null counts as left out (contract README, 3.1).
/// Not copyable while reading; lives on the stack of a fromJson function.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &object, QString path = QStringLiteral("$"), QStringList *problems = nullptr);

    const QString &path() const { return m_path; }
    const QJsonObject &object() const { return m_object; }
    bool has(QLatin1StringView key) const;

    /// The member's value; a missing or wrongly typed one is a problem, and a default-made T comes back.
    template<class T>
    T required(QLatin1StringView key)
    {
        if (!has(key)) {
            m_seen.insert(key);
            problem(key, QStringLiteral("missing"));
            return T{};
        }
        return optional<T>(key).value_or(T{});
    }

    /// The member's value, nothing when it is left out or null; a wrong type is a problem.
    template<class T>
    std::optional<T> optional(QLatin1StringView key);

    /// Members nobody has asked for: kept by value types so that unknown fields survive.
    QJsonObject unread() const;

    /// Adds "path.key: what".
    void problem(QLatin1StringView key, const QString &what);
    QStringList *problems() { return m_problems; }
    bool ok() const { return m_problems->isEmpty(); }

    /// The value when no problem was met, else one Protocol error that lists them all.
    template<class T>
    Result<T> finish(T value) const
    {
        if (ok())
            return value;
        return ApiError::protocol(m_problems->join(QStringLiteral("; ")));
    }

    /// Marks a member as read without looking at it.
    QJsonValue take(QLatin1StringView key);

private:
    QJsonObject m_object;
    QString m_path;
    QStringList m_own;
    QStringList *m_problems;
    QSet<QString> m_seen;
};

template<>
std::optional<QString> JsonReader::optional<QString>(QLatin1StringView key);
template<>
std::optional<bool> JsonReader::optional<bool>(QLatin1StringView key);
template<>
std::optional<int> JsonReader::optional<int>(QLatin1StringView key);
template<>
std::optional<qint64> JsonReader::optional<qint64>(QLatin1StringView key);
template<>
std::optional<double> JsonReader::optional<double>(QLatin1StringView key);
template<>
std::optional<Timestamp> JsonReader::optional<Timestamp>(QLatin1StringView key);
template<>
std::optional<QJsonObject> JsonReader::optional<QJsonObject>(QLatin1StringView key);
template<>
std::optional<QJsonArray> JsonReader::optional<QJsonArray>(QLatin1StringView key);

/// Parses a whole document whose top is an object. Refuses text that nests deeper than 64 levels.
Result<QJsonObject> parseJsonObject(const QByteArray &text);
/// The same for a top that may be an object or an array.
Result<QJsonValue> parseJson(const QByteArray &text);

} // namespace callboard
