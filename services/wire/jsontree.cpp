// The only file that knows the parser library.
#include "wire/jsontree.h"
#include "wire/recenttexts.h"
#include <QByteArray>
#include <bit>
#include <cstring>
#include <simdjson.h>

namespace callboard::wire {

namespace {
namespace dom = simdjson::dom;

static_assert(sizeof(dom::element) == sizeof(TreePlace) && std::is_trivially_copyable_v<dom::element>);

dom::element elementAt(TreePlace place)
{
    return std::bit_cast<dom::element>(place);
}

TreePlace placeOf(dom::element element)
{
    return std::bit_cast<TreePlace>(element);
}

dom::object objectAt(TreePlace place)
{
    return elementAt(place).get_object().value_unsafe();
}

dom::array arrayAt(TreePlace place)
{
    return elementAt(place).get_array().value_unsafe();
}

QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

JsonView::Kind kindOf(dom::element_type type)
{
    switch (type) {
    case dom::element_type::ARRAY: return JsonView::Kind::Array;
    case dom::element_type::OBJECT: return JsonView::Kind::Object;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: return JsonView::Kind::Number;
    case dom::element_type::STRING: return JsonView::Kind::String;
    case dom::element_type::BOOL: return JsonView::Kind::Bool;
    case dom::element_type::NULL_VALUE: break;
    }
    return JsonView::Kind::Null;
}

JsonView::Kind kindOf(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null: return JsonView::Kind::Null;
    case QJsonValue::Bool: return JsonView::Kind::Bool;
    case QJsonValue::Double: return JsonView::Kind::Number;
    case QJsonValue::String: return JsonView::Kind::String;
    case QJsonValue::Array: return JsonView::Kind::Array;
    case QJsonValue::Object: return JsonView::Kind::Object;
    case QJsonValue::Undefined: break;
    }
    return JsonView::Kind::Undefined;
}

/// Qt keeps whole numbers as integers however they are written.
QJsonValue number(double value)
{
    constexpr double limit = 9223372036854775808.0;
    const bool whole = value >= -limit && value < limit && double(qint64(value)) == value;
    return whole ? QJsonValue(qint64(value)) : QJsonValue(value);
}

QJsonValue qtValue(dom::element element)
{
    switch (element.type()) {
    case dom::element_type::ARRAY: {
        QJsonArray array;
        for (const dom::element item : arrayAt(placeOf(element)))
            array.append(qtValue(item));
        return array;
    }
    case dom::element_type::OBJECT: return ObjectView(placeOf(element)).toQt();
    case dom::element_type::INT64: return qint64(element.get_int64().value_unsafe());
    case dom::element_type::UINT64: return number(double(element.get_uint64().value_unsafe()));
    case dom::element_type::DOUBLE: return number(element.get_double().value_unsafe());
    case dom::element_type::STRING: return QString::fromUtf8(bytes(element.get_string().value_unsafe()));
    case dom::element_type::BOOL: return element.get_bool().value_unsafe();
    case dom::element_type::NULL_VALUE: break;
    }
    return QJsonValue(QJsonValue::Null);
}
} // namespace

struct JsonTree::Impl {
    dom::parser parser{size_t(MostBytes)};
    QByteArray padded;
};

JsonTree::JsonTree() : m(std::make_unique<Impl>())
{
    if (m->parser.allocate(1024, DeepestNesting) != simdjson::SUCCESS)
        m->parser.set_max_capacity(0); // out of memory: parse() refuses, and Qt reads
}

JsonTree::~JsonTree() = default;

std::optional<JsonView> JsonTree::parse(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > MostBytes)
        return {};
    const qsizetype needed = text.size() + qsizetype(simdjson::SIMDJSON_PADDING);
    if (m->padded.size() < needed)
        m->padded = QByteArray(needed, '\0');
    char *buffer = m->padded.data();
    std::memcpy(buffer, text.data(), size_t(text.size()));
    const auto root = m->parser.parse(buffer, size_t(text.size()), false);
    if (root.error() != simdjson::SUCCESS)
        return {};
    return JsonView(placeOf(root.value_unsafe()));
}

JsonView::JsonView(const QJsonValue &value) : m_kind(kindOf(value.type())), m_value(value) { }

JsonView::JsonView(TreePlace place) : m_kind(kindOf(elementAt(place).type())), m_place(place) { }

std::optional<QByteArrayView> JsonView::utf8() const
{
    if (!isString() || m_value)
        return {};
    return bytes(elementAt(m_place).get_string().value_unsafe());
}

QString JsonView::toString() const
{
    static thread_local RecentTexts recent;
    const auto text = utf8();
    return text ? recent.text(*text) : m_value ? m_value->toString() : QString();
}

QByteArray JsonView::toUtf8() const
{
    const auto text = utf8();
    return text ? text->toByteArray() : m_value ? m_value->toString().toUtf8() : QByteArray();
}

ObjectView JsonView::toObject() const
{
    return m_value || !isObject() ? ObjectView(m_value ? m_value->toObject() : QJsonObject()) : ObjectView(m_place);
}

std::vector<JsonView> JsonView::toArray() const
{
    std::vector<JsonView> items;
    if (!isArray())
        return items;
    if (m_value) {
        const QJsonArray array = m_value->toArray();
        for (const QJsonValue &item : array)
            items.emplace_back(item);
    } else {
        for (const dom::element item : arrayAt(m_place))
            items.emplace_back(placeOf(item));
    }
    return items;
}

QJsonValue JsonView::toQt() const
{
    if (m_value || m_kind == Kind::Undefined)
        return m_value.value_or(QJsonValue(QJsonValue::Undefined));
    return qtValue(elementAt(m_place));
}

ObjectView::ObjectView(TreePlace place) : m_ofTree(true)
{
    for (const auto &[key, value] : objectAt(place))
        m_members.append({key, placeOf(value)});
}

qsizetype ObjectView::size() const
{
    return m_ofTree ? m_members.size() : m_object.size();
}

const ObjectView::Member *ObjectView::find(QLatin1StringView key) const
{
    const std::string_view wanted(key.data(), size_t(key.size()));
    for (qsizetype i = m_members.size() - 1; i >= 0; --i) {
        if (m_members[i].name == wanted)
            return &m_members[i];
    }
    return nullptr;
}

JsonView ObjectView::value(QLatin1StringView key) const
{
    if (!m_ofTree)
        return m_object.value(key);
    const Member *found = find(key);
    return found ? JsonView(found->place) : JsonView();
}

bool ObjectView::contains(QLatin1StringView key) const
{
    return m_ofTree ? find(key) != nullptr : m_object.contains(key);
}

std::vector<std::pair<QString, JsonView>> ObjectView::members() const
{
    std::vector<std::pair<QString, JsonView>> all;
    for (const Member &member : m_members)
        all.emplace_back(QString::fromUtf8(bytes(member.name)), JsonView(member.place));
    for (auto it = m_object.begin(); it != m_object.end(); ++it)
        all.emplace_back(it.key(), it.value());
    return all;
}

QJsonObject ObjectView::toQt() const
{
    if (!m_ofTree)
        return m_object;
    QJsonObject object;
    for (const Member &member : m_members)
        object.insert(QString::fromUtf8(bytes(member.name)), qtValue(elementAt(member.place)));
    return object;
}

} // namespace callboard::wire
