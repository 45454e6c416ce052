// Lists the fields of a described struct. Included by the .cpp files of this folder only.
#pragma once
#include "wire/codec.h"

namespace callboard::wire {

struct TypeInfo {
    QString name;
    QStringList values;
};

QStringList wordsOf(std::span<const QLatin1StringView> names);

inline TypeInfo typeInfo(const QString *)
{
    return {u"string"_s, {}};
}
inline TypeInfo typeInfo(const bool *)
{
    return {u"boolean"_s, {}};
}
inline TypeInfo typeInfo(const int *)
{
    return {u"int32"_s, {}};
}
inline TypeInfo typeInfo(const qint64 *)
{
    return {u"int64"_s, {}};
}
inline TypeInfo typeInfo(const double *)
{
    return {u"double"_s, {}};
}
inline TypeInfo typeInfo(const Timestamp *)
{
    return {u"date-time"_s, {}};
}
inline TypeInfo typeInfo(const QByteArray *)
{
    return {u"base64"_s, {}};
}
inline TypeInfo typeInfo(const QJsonObject *)
{
    return {u"object"_s, {}};
}
inline TypeInfo typeInfo(const QJsonValue *)
{
    return {u"any"_s, {}};
}
template<class Tag>
TypeInfo typeInfo(const StrongId<Tag> *)
{
    return {u"string"_s, {}};
}
template<class E>
TypeInfo typeInfo(const Open<E> *)
{
    return {u"enum"_s, wordsOf(Names<E>::list)};
}
template<Described T>
TypeInfo typeInfo(const T *)
{
    return {T::Schema, {}};
}
template<class T>
TypeInfo typeInfo(const QList<T> *)
{
    const TypeInfo item = typeInfo(static_cast<const T *>(nullptr));
    return {u'[' + item.name + u']', item.values};
}
template<class T>
TypeInfo typeInfo(const QMap<QString, T> *)
{
    const TypeInfo item = typeInfo(static_cast<const T *>(nullptr));
    return {u'{' + item.name + u'}', item.values};
}

/// A visitor that writes down what it is shown.
struct FieldLister {
    QList<FieldInfo> fields;

    template<class T>
    void operator()(QLatin1StringView key, const T &)
    {
        add<T>(key, true);
    }
    template<class T>
    void operator()(QLatin1StringView key, const std::optional<T> &)
    {
        add<T>(key, false);
    }
    template<class T>
    void operator()(QLatin1StringView key, const Boxed<T> &)
    {
        add<T>(key, false);
    }
    template<class T>
    void mandatory(QLatin1StringView key, const std::optional<T> &)
    {
        add<T>(key, true);
    }

private:
    template<class T>
    void add(QLatin1StringView key, bool required)
    {
        const TypeInfo type = typeInfo(static_cast<const T *>(nullptr));
        fields.append({key, type.name, required, type.values});
    }
};

template<class T>
Result<QJsonObject> rewrite(const QJsonObject &object)
{
    const Result<T> value = Codec<T>::parse(object);
    if (!value)
        return value.error();
    return Codec<T>::write(*value);
}

template<class T>
SchemaInfo listFields()
{
    const T value{};
    FieldLister lister;
    T::describe(value, lister);
    return {T::Schema, lister.fields, &rewrite<T>};
}

} // namespace callboard::wire

/// Defines reader and writer of one described struct; in one .cpp file, children before parents.
#define CALLBOARD_WIRE_CODEC(T)                                                                                        \
    template<>                                                                                                         \
    QJsonObject Codec<T>::write(const T &value)                                                                        \
    {                                                                                                                  \
        return writeFields(value);                                                                                     \
    }                                                                                                                  \
    template<>                                                                                                         \
    void Codec<T>::read(const ObjectView &object, T &value, const Place &at) /* NOLINT(bugprone-macro-parentheses) */  \
    {                                                                                                                  \
        readFields(object, value, at);                                                                                 \
    }                                                                                                                  \
    template<>                                                                                                         \
    Result<T> Codec<T>::parse(const ObjectView &object)                                                                \
    {                                                                                                                  \
        return parseWhole<T>(object);                                                                                  \
    }                                                                                                                  \
    template<>                                                                                                         \
    SchemaInfo Codec<T>::info()                                                                                        \
    {                                                                                                                  \
        return listFields<T>();                                                                                        \
    }
