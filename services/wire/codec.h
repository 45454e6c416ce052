// How a described struct is read, written and listed. Included by the .cpp files of this folder only.
#pragma once
#include "core/ids.h"
#include "core/timestamp.h"
#include "wire/json.h"
#include <QJsonArray>
#include <QVarLengthArray>

namespace callboard::wire {

/// Where a reader stands in the document. Its text is made only when there is a problem to report.
/// Lives on the stack, inside the lifetime of its outer place.
class Place
{
public:
    explicit Place(QStringList *problems) : m_problems(problems) { }
    Place(const Place &outer, QLatin1StringView key) : m_outer(&outer), m_problems(outer.m_problems), m_key(key) { }
    Place(const Place &outer, qsizetype index) : m_outer(&outer), m_problems(outer.m_problems), m_index(index) { }
    Place(const Place &outer, const QString &name) : m_outer(&outer), m_problems(outer.m_problems), m_name(name) { }

    QString path() const;
    void problem(QLatin1StringView what) const;

private:
    const Place *m_outer = nullptr;
    QStringList *m_problems;
    QLatin1StringView m_key;
    QString m_name;
    qsizetype m_index = -1;
};

void readValue(const JsonView &v, QString &out, const Place &at);
void readValue(const JsonView &v, bool &out, const Place &at);
void readValue(const JsonView &v, int &out, const Place &at);
void readValue(const JsonView &v, qint64 &out, const Place &at);
void readValue(const JsonView &v, double &out, const Place &at);
void readValue(const JsonView &v, Timestamp &out, const Place &at);
void readValue(const JsonView &v, QByteArray &out, const Place &at); ///< base64
void readValue(const JsonView &v, QJsonObject &out, const Place &at);
void readValue(const JsonView &v, QJsonValue &out, const Place &at);

template<class Tag>
void readValue(const JsonView &v, StrongId<Tag> &out, const Place &at)
{
    readValue(v, out.text, at);
}

template<class E>
void readValue(const JsonView &v, Open<E> &out, const Place &at)
{
    if (const auto text = v.utf8()) {
        out = Open<E>::fromUtf8(*text);
        return;
    }
    QString text;
    readValue(v, text, at);
    out = Open<E>::fromText(text);
}

template<Described T>
void readValue(const JsonView &v, T &out, const Place &at)
{
    if (!v.isObject())
        return at.problem("wrong type"_L1);
    Codec<T>::read(v.toObject(), out, at);
}

template<class T>
void readValue(const JsonView &v, QList<T> &out, const Place &at)
{
    if (!v.isArray())
        return at.problem("wrong type"_L1);
    const std::vector<JsonView> array = v.toArray();
    out.resize(qsizetype(array.size()));
    for (qsizetype i = 0; i < out.size(); ++i)
        readValue(array[size_t(i)], out[i], Place(at, i));
}

template<class T>
void readValue(const JsonView &v, QMap<QString, T> &out, const Place &at)
{
    if (!v.isObject())
        return at.problem("wrong type"_L1);
    for (const auto &[key, value] : v.toObject().members())
        readValue(value, out[key], Place(at, key));
}

QJsonValue writeValue(const QByteArray &value); ///< base64
inline QJsonValue writeValue(const QString &value)
{
    return value;
}
inline QJsonValue writeValue(bool value)
{
    return value;
}
inline QJsonValue writeValue(int value)
{
    return value;
}
inline QJsonValue writeValue(qint64 value)
{
    return value;
}
inline QJsonValue writeValue(double value)
{
    return value;
}
inline QJsonValue writeValue(const Timestamp &value)
{
    return value.text();
}
inline QJsonValue writeValue(const QJsonObject &value)
{
    return value;
}
inline QJsonValue writeValue(const QJsonValue &value)
{
    return value;
}

template<class Tag>
QJsonValue writeValue(const StrongId<Tag> &value)
{
    return value.text;
}

template<class E>
QJsonValue writeValue(const Open<E> &value)
{
    return value.text();
}

template<Described T>
QJsonValue writeValue(const T &value)
{
    return Codec<T>::write(value);
}

template<class T>
QJsonValue writeValue(const QList<T> &value)
{
    QJsonArray array;
    for (const T &item : value)
        array.append(writeValue(item));
    return array;
}

template<class T>
QJsonValue writeValue(const QMap<QString, T> &value)
{
    QJsonObject object;
    for (auto it = value.begin(); it != value.end(); ++it)
        object.insert(it.key(), writeValue(it.value()));
    return object;
}

/// Takes members out of an object in the order in which a struct describes them.
class FieldReader
{
public:
    FieldReader(const ObjectView &object, const Place &at) : m_object(object), m_at(at) { }

    template<class T>
    void operator()(QLatin1StringView key, T &member)
    {
        take(key, member, true);
    }
    template<class T>
    void operator()(QLatin1StringView key, std::optional<T> &member)
    {
        take(key, member, false);
    }
    template<class T>
    void operator()(QLatin1StringView key, Boxed<T> &member)
    {
        std::optional<T> value;
        take(key, value, false);
        if (value)
            member = std::move(*value);
    }
    /// An optional member that this schema demands.
    template<class T>
    void mandatory(QLatin1StringView key, std::optional<T> &member)
    {
        take(key, member, true);
    }

    /// A member that somebody else reads: it is no part of rest().
    void leaveOut(QLatin1StringView key) { m_taken.append(key); }
    QJsonObject rest() const;

private:
    template<class T>
    static T &slot(std::optional<T> &member)
    {
        return member.emplace();
    }
    template<class T>
    static T &slot(T &member)
    {
        return member;
    }
    template<class T>
    void take(QLatin1StringView key, T &member, bool required)
    {
        const JsonView v = m_object.value(key);
        if (!v.isAbsent()) {
            m_taken.append(key);
            readValue(v, slot(member), Place(m_at, key));
        } else if (required) {
            Place(m_at, key).problem("missing"_L1);
        }
    }

    const ObjectView &m_object;
    const Place &m_at;
    QVarLengthArray<QLatin1StringView, 16> m_taken;
};

/// Puts the set members of a struct into an object.
struct FieldWriter {
    QJsonObject object;

    template<class T>
    void operator()(QLatin1StringView key, const T &member)
    {
        object.insert(key, writeValue(member));
    }
    template<class T>
    void operator()(QLatin1StringView key, const std::optional<T> &member)
    {
        if (member)
            object.insert(key, writeValue(*member));
    }
    template<class T>
    void operator()(QLatin1StringView key, const Boxed<T> &member)
    {
        if (member)
            object.insert(key, writeValue(*member));
    }
    template<class T>
    void mandatory(QLatin1StringView key, const std::optional<T> &member)
    {
        (*this)(key, member);
    }
};

/// `except`: a member that is read by its caller.
template<class T>
void readFields(const ObjectView &object, T &value, const Place &at, QLatin1StringView except = {})
{
    FieldReader reader(object, at);
    T::describe(value, reader);
    if (!except.isEmpty() && object.contains(except))
        reader.leaveOut(except);
    value.extra = reader.rest();
    if constexpr (requires { value.conflict(); }) {
        if (const QLatin1StringView what = value.conflict(); !what.isEmpty())
            at.problem(what);
    }
}

template<class T>
QJsonObject writeFields(const T &value)
{
    FieldWriter writer{value.extra};
    T::describe(value, writer);
    return std::move(writer.object);
}

/// The whole way from an object to a value or one error.
template<class T>
Result<T> parseWhole(const ObjectView &object)
{
    QStringList problems;
    T value;
    Codec<T>::read(object, value, Place(&problems));
    if (problems.isEmpty())
        return value;
    return ApiError::protocol(problems.join("; "_L1));
}

} // namespace callboard::wire
