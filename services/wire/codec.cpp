#include "wire/codec.h"
#include "wire/introspect.h"
#include <cmath>
#include <limits>

namespace callboard::wire {

int indexOfName(std::span<const QLatin1StringView> names, QStringView word)
{
    for (size_t i = 1; i < names.size(); ++i) {
        if (names[i] == word)
            return int(i);
    }
    return 0;
}

int indexOfName(std::span<const QLatin1StringView> names, QByteArrayView word)
{
    // Our names are ASCII.
    for (size_t i = 1; i < names.size(); ++i) {
        if (QByteArrayView(names[i].data(), names[i].size()) == word)
            return int(i);
    }
    return 0;
}

QStringList wordsOf(std::span<const QLatin1StringView> names)
{
    QStringList words;
    for (const QLatin1StringView name : names) {
        if (!name.isEmpty())
            words.append(name);
    }
    return words;
}

QString Place::path() const
{
    if (!m_outer)
        return u"$"_s;
    if (m_index >= 0)
        return m_outer->path() + u'[' + QString::number(m_index) + u']';
    return m_outer->path() + u'.' + (m_key.isNull() ? m_name : QString(m_key));
}

void Place::problem(QLatin1StringView what) const
{
    m_problems->append(path() + ": "_L1 + what);
}

void readValue(const JsonView &v, QString &out, const Place &at)
{
    v.isString() ? void(out = v.toString()) : at.problem("wrong type"_L1);
}

void readValue(const JsonView &v, bool &out, const Place &at)
{
    v.isBool() ? void(out = v.toQt().toBool()) : at.problem("wrong type"_L1);
}

void readValue(const JsonView &v, qint64 &out, const Place &at)
{
    constexpr qint64 low = std::numeric_limits<qint64>::min();
    const QJsonValue number = v.isNumber() ? v.toQt() : QJsonValue();
    const bool whole = v.isNumber() && (number.toInteger(low) != low || number.toInteger(0) == low);
    whole ? void(out = number.toInteger()) : at.problem("wrong type"_L1);
}

void readValue(const JsonView &v, int &out, const Place &at)
{
    qint64 wide = 0;
    readValue(v, wide, at);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        return at.problem("out of range"_L1);
    out = int(wide);
}

void readValue(const JsonView &v, double &out, const Place &at)
{
    v.isNumber() ? void(out = v.toQt().toDouble()) : at.problem("wrong type"_L1);
}

void readValue(const JsonView &v, Timestamp &out, const Place &at)
{
    if (!v.isString())
        return at.problem("wrong type"_L1);
    const std::optional<Timestamp> time = Timestamp::parse(v.toString());
    time ? void(out = *time) : at.problem("not a time"_L1);
}

void readValue(const JsonView &v, QByteArray &out, const Place &at)
{
    if (!v.isString())
        return at.problem("wrong type"_L1);
    const auto decoded
        = QByteArray::fromBase64Encoding(v.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    decoded ? void(out = *decoded) : at.problem("not base64"_L1);
}

void readValue(const JsonView &v, QJsonObject &out, const Place &at)
{
    v.isObject() ? void(out = v.toObject().toQt()) : at.problem("wrong type"_L1);
}

void readValue(const JsonView &v, QJsonValue &out, const Place &)
{
    out = v.toQt();
}

QJsonValue writeValue(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

QJsonObject FieldReader::rest() const
{
    if (m_taken.size() == m_object.size())
        return {};
    QJsonObject rest = m_object.toQt();
    for (const QLatin1StringView key : m_taken)
        rest.remove(key);
    return rest;
}

} // namespace callboard::wire
