// Registers as JSON: [ticks, value]. Included by the .cpp files of this folder only.
#pragma once
#include "core/literals.h"
#include "store/facts.h"
#include <QJsonArray>
#include <QJsonObject>

namespace callboard::store {

inline QJsonValue write(bool v)
{
    return v;
}
inline QJsonValue write(const QString &v)
{
    return v;
}
inline QJsonValue write(const Timestamp &v)
{
    return v.isNull() ? QJsonValue() : QJsonValue(v.ticks());
}
template<class Tag>
QJsonValue write(const StrongId<Tag> &v)
{
    return v.text;
}
QJsonValue write(CallDirection v);
QJsonValue write(const EndReason &v);
QJsonValue write(const MediumFact &v);
QJsonValue write(const MediaEnd &v);
QJsonValue write(const Announcement &v);
QJsonValue write(const Closing &v);
QJsonValue write(const RecordingStep &v);
QJsonValue write(const RecordingControlFact &v);
QJsonValue write(const RecordingFiling &v);

bool read(const QJsonValue &j, bool &v);
bool read(const QJsonValue &j, QString &v);
bool read(const QJsonValue &j, Timestamp &v);
template<class Tag>
bool read(const QJsonValue &j, StrongId<Tag> &v)
{
    return read(j, v.text);
}
bool read(const QJsonValue &j, CallDirection &v);
bool read(const QJsonValue &j, EndReason &v);
bool read(const QJsonValue &j, MediumFact &v);
bool read(const QJsonValue &j, MediaEnd &v);
bool read(const QJsonValue &j, Announcement &v);
bool read(const QJsonValue &j, Closing &v);
bool read(const QJsonValue &j, RecordingStep &v);
bool read(const QJsonValue &j, RecordingControlFact &v);
bool read(const QJsonValue &j, RecordingFiling &v);

/// Writes members that say something; reads them back and remembers whether all went well.
class FactsWriter
{
public:
    QJsonObject object;

    template<template<class> class Register, class T>
    void reg(QLatin1StringView key, const Register<T> &r)
    {
        if (r.value)
            object.insert(key, QJsonArray{write(r.at), write(*r.value)});
    }
    template<class T>
    void plain(QLatin1StringView key, const T &v)
    {
        const QJsonValue j = write(v);
        if (!j.isNull() && j != QJsonValue(u""_s))
            object.insert(key, j);
    }
};

class FactsReader
{
public:
    explicit FactsReader(const QJsonObject &object) : m_object(object) { }
    bool ok = true;

    template<template<class> class Register, class T>
    void reg(QLatin1StringView key, Register<T> &r)
    {
        const QJsonValue j = m_object.value(key);
        if (j.isUndefined())
            return;
        const QJsonArray pair = j.toArray();
        T value{};
        Timestamp at;
        const bool fine = pair.size() == 2 && read(pair.at(0), at) && read(pair.at(1), value);
        ok = ok && fine;
        if (fine)
            r.offer(at, value);
    }
    template<class T>
    void plain(QLatin1StringView key, T &v)
    {
        const QJsonValue j = m_object.value(key);
        ok = ok && (j.isUndefined() || read(j, v));
    }
    QJsonArray array(QLatin1StringView key)
    {
        const QJsonValue j = m_object.value(key);
        ok = ok && (j.isUndefined() || j.isArray());
        return j.toArray();
    }

private:
    const QJsonObject &m_object;
};

} // namespace callboard::store
