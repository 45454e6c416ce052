// The settings file: typed reads with defaults, one signal a change.
#pragma once
#include "ui/settings/settingtable.h"
#include <QObject>
#include <QSettings>

namespace callboard {

namespace stored {
QVariant toVariant(Theme theme);
inline QVariant toVariant(const QString &text)
{
    return text;
}
inline QVariant toVariant(int number)
{
    return number;
}
inline QVariant toVariant(bool on)
{
    return on;
}
inline QVariant toVariant(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}
/// False when the stored text is no T.
bool read(const QVariant &from, Theme &to);
bool read(const QVariant &from, QString &to);
bool read(const QVariant &from, int &to);
bool read(const QVariant &from, bool &to);
bool read(const QVariant &from, QByteArray &to);
} // namespace stored

/// Reads and writes the rows of settingtable.h in an INI file. A value that can't be understood is the default, never
/// an error. Lives on the UI thread and outlives every window; writes reach the disk by the next event loop turn.
class Settings : public QObject
{
    Q_OBJECT

public:
    /// `file` need not exist; its folder is made when something is written.
    explicit Settings(const QString &file, QObject *parent = nullptr);

    template<class T>
    T value(const Setting<T> &setting) const
    {
        T result{};
        const QVariant found = m_file.value(QLatin1StringView(setting.key));
        if (!found.isValid() || !stored::read(found, result) || (setting.allowed && !setting.allowed(result)))
            return setting.fallback;
        return result;
    }
    /// Stores and tells; a value equal to the present one does nothing, one that is not allowed is ignored.
    template<class T>
    void set(const Setting<T> &setting, const T &value)
    {
        if (value == this->value(setting) || (setting.allowed && !setting.allowed(value)))
            return;
        m_file.setValue(QLatin1StringView(setting.key), stored::toVariant(value));
        emit changed(QLatin1StringView(setting.key));
    }
    /// Whether `key`, as changed() gives it, is this setting's.
    template<class T>
    static bool is(QLatin1StringView key, const Setting<T> &setting)
    {
        return key == QLatin1StringView(setting.key);
    }

    /// For Profiles only: the file itself.
    QSettings &file() { return m_file; }
    /// False when the file or its folder can't be written: changes last for this session only.
    bool isWritable() const;

signals:
    void changed(QLatin1StringView key);

private:
    QSettings m_file;
};

} // namespace callboard
