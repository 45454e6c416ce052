// Value types of the wire to JSON and back: toJson(value), fromJson<T>(object).
#pragma once
#include "core/literals.h"
#include "core/result.h"
#include "wire/jsonview.h"
#include "wire/open.h"
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <memory>
#include <optional>

namespace callboard::wire {

class Place;

/// One member of a schema as this library knows it. `type` is string, boolean, int32, int64, double, date-time,
/// base64, object, any, enum, the name of a schema, or one of these in [ ] (array) or { } (map).
struct FieldInfo {
    QLatin1StringView name;
    QString type;
    bool required = false;
    QStringList values; ///< the known words of an enum
};

/// One schema: what it is called, its fields, and a way to pass any object through its reader and writer.
struct SchemaInfo {
    QString name;
    QList<FieldInfo> fields;
    Result<QJsonObject> (*rewrite)(const QJsonObject &) = nullptr;
};

/// A struct that lists its fields with CALLBOARD_WIRE.
template<class T>
concept Described = requires
{
    T::Schema;
};

/// Reader and writer of one struct; defined once, in a .cpp file, by CALLBOARD_WIRE_CODEC.
template<class T>
struct Codec {
    static QJsonObject write(const T &value);
    static void read(const ObjectView &object, T &value, const Place &at);
    static Result<T> parse(const ObjectView &object);
    static SchemaInfo info();
};

/// Members that are not set are left out; members that the struct does not know are written back.
template<Described T>
QJsonObject toJson(const T &value)
{
    return Codec<T>::write(value);
}

/// The value, or one Protocol error that lists every missing or wrongly typed member with its path
/// ("$.data.participants[1].rawId: missing"). null counts as left out. Unknown members end in `extra`.
template<Described T>
Result<T> fromJson(const ObjectView &object)
{
    return Codec<T>::parse(object);
}

/// Every struct of the library.
QList<SchemaInfo> schemas();

/// An optional member whose type is the struct itself.
template<class T>
class Boxed
{
public:
    Boxed() = default;
    Boxed(T value) : m_value(std::make_shared<const T>(std::move(value))) { }
    explicit operator bool() const { return bool(m_value); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    bool operator==(const Boxed &o) const
    {
        return bool(m_value) == bool(o.m_value) && (!m_value || *m_value == *o.m_value);
    }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace callboard::wire

// clang-format off
#define CALLBOARD_WIRE_PARENS ()
#define CALLBOARD_WIRE_EXPAND(...) CALLBOARD_WIRE_EXPAND2(CALLBOARD_WIRE_EXPAND2(CALLBOARD_WIRE_EXPAND2(__VA_ARGS__)))
#define CALLBOARD_WIRE_EXPAND2(...) CALLBOARD_WIRE_EXPAND1(CALLBOARD_WIRE_EXPAND1(CALLBOARD_WIRE_EXPAND1(__VA_ARGS__)))
#define CALLBOARD_WIRE_EXPAND1(...) CALLBOARD_WIRE_EXPAND0(CALLBOARD_WIRE_EXPAND0(__VA_ARGS__))
#define CALLBOARD_WIRE_EXPAND0(...) __VA_ARGS__
#define CALLBOARD_WIRE_EACH(field, ...) visit(QLatin1StringView(#field), self.field); \
    __VA_OPT__(CALLBOARD_WIRE_AGAIN CALLBOARD_WIRE_PARENS (__VA_ARGS__))
#define CALLBOARD_WIRE_AGAIN() CALLBOARD_WIRE_EACH
// clang-format on

/// Inside a struct: the one list of its JSON members. A plain member is required, std::optional is optional.
#define CALLBOARD_WIRE(Type, ...) CALLBOARD_WIRE_AS(Type, #Type, __VA_ARGS__)
/// The same for a struct whose name differs from the service's schema.
#define CALLBOARD_WIRE_AS(Type, SchemaName, ...)                                                                       \
    QJsonObject extra{};                                                                                               \
    static constexpr QLatin1StringView Schema{SchemaName};                                                             \
    template<class Self, class Visitor>                                                                                \
    static void describe(Self &self, Visitor &visit)                                                                   \
    {                                                                                                                  \
        CALLBOARD_WIRE_EXPAND(CALLBOARD_WIRE_EACH(__VA_ARGS__))                                                        \
    }                                                                                                                  \
    bool operator==(const Type &) const = default;
/// For a struct that adds members to a described base.
#define CALLBOARD_WIRE_OF(Type, SchemaName, Base, ...)                                                                 \
    static constexpr QLatin1StringView Schema{SchemaName};                                                             \
    template<class Self, class Visitor>                                                                                \
    static void describe(Self &self, Visitor &visit)                                                                   \
    {                                                                                                                  \
        Base::describe(self, visit);                                                                                   \
        __VA_OPT__(CALLBOARD_WIRE_EXPAND(CALLBOARD_WIRE_EACH(__VA_ARGS__)))                                            \
    }                                                                                                                  \
    bool operator==(const Type &) const = default;
