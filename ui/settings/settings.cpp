#include "ui/settings/settings.h"
#include <QDir>
#include <QFileInfo>

namespace callboard {

namespace stored {

QVariant toVariant(Theme theme)
{
    switch (theme) {
    case Theme::System: return u"system"_s;
    case Theme::Light: return u"light"_s;
    case Theme::Dark: return u"dark"_s;
    }
    return {};
}

bool read(const QVariant &from, Theme &to)
{
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        if (from == toVariant(theme)) {
            to = theme;
            return true;
        }
    }
    return false;
}

bool read(const QVariant &from, QString &to)
{
    to = from.toString();
    return from.canConvert<QString>();
}

bool read(const QVariant &from, int &to)
{
    bool ok = false;
    to = from.toInt(&ok);
    return ok;
}

bool read(const QVariant &from, bool &to)
{
    const QString text = from.toString();
    to = text == "true"_L1;
    return to || text == "false"_L1;
}

bool read(const QVariant &from, QByteArray &to)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(from.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    to = *decoded;
    return bool(decoded);
}

} // namespace stored

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file, QSettings::IniFormat) { }

bool Settings::isWritable() const
{
    return m_file.isWritable() && m_file.status() != QSettings::AccessError;
}

} // namespace callboard
