// JSON while it is being read, whoever parsed it: Qt, or JsonTree on the path where many events come in.
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QVarLengthArray>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace callboard::wire {

class ObjectView;

/// A place in the tape of a JsonTree.
struct TreePlace {
    const void *document = nullptr;
    size_t index = 0;
};

/// One value. Those of a JsonTree are good until that parses again; Qt's share their data.
class JsonView
{
public:
    enum class Kind { Undefined, Null, Bool, Number, String, Array, Object };

    JsonView() = default; ///< undefined
    JsonView(const QJsonValue &value);
    explicit JsonView(TreePlace place);

    bool isAbsent() const { return m_kind == Kind::Undefined || m_kind == Kind::Null; } ///< missing or null
    bool isBool() const { return m_kind == Kind::Bool; }
    bool isNumber() const { return m_kind == Kind::Number; }
    bool isString() const { return m_kind == Kind::String; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }

    QString toString() const; ///< empty unless it is a string
    QByteArray toUtf8() const; ///< the same as UTF-8
    /// The text of a string of a JsonTree without a copy; nothing for everything else.
    std::optional<QByteArrayView> utf8() const;
    ObjectView toObject() const; ///< empty unless it is an object
    std::vector<JsonView> toArray() const; ///< empty unless it is an array
    QJsonValue toQt() const;

private:
    Kind m_kind = Kind::Undefined;
    TreePlace m_place; ///< used unless m_value is set
    std::optional<QJsonValue> m_value;
};

/// One object, under the same terms. Of several members with one name the last counts, as with Qt.
class ObjectView
{
public:
    ObjectView() = default; ///< empty
    ObjectView(const QJsonObject &object) : m_object(object) { }
    explicit ObjectView(TreePlace place);

    qsizetype size() const;
    JsonView value(QLatin1StringView key) const;
    bool contains(QLatin1StringView key) const;
    std::vector<std::pair<QString, JsonView>> members() const;
    QJsonObject toQt() const;

private:
    struct Member {
        std::string_view name;
        TreePlace place;
    };
    const Member *find(QLatin1StringView key) const;

    QJsonObject m_object;
    bool m_ofTree = false; ///< then m_members is used
    QVarLengthArray<Member, 16> m_members; ///< listed once: a struct asks for each of its fields
};

} // namespace callboard::wire
