// Enumerations of the wire are open: the service may send a word that this version does not know.
#pragma once
#include "core/literals.h"
#include <QByteArrayView>
#include <QString>
#include <span>

namespace callboard::wire {

/// Specialised per enum: `Name` as the service calls it and `list`, the words in the order of the enumerators.
/// The first enumerator stands for any word that is not listed; its own entry may be empty.
template<class E>
struct Names;

/// Position of the word, 0 when it is not listed.
int indexOfName(std::span<const QLatin1StringView> names, QStringView word);
int indexOfName(std::span<const QLatin1StringView> names, QByteArrayView word); ///< UTF-8

/// An enumerator together with the original word when that is none of ours, so that writing gives it back.
template<class E>
class Open
{
public:
    Open() = default;
    Open(E value) : m_value(value) { }
    static Open fromText(const QString &text)
    {
        Open open(E(indexOfName(Names<E>::list, text)));
        if (int(open.m_value) == 0 && text != Names<E>::list[0])
            open.m_original = text;
        return open;
    }
    static Open fromUtf8(QByteArrayView text)
    {
        const int index = indexOfName(Names<E>::list, text);
        return index > 0 ? Open(E(index)) : fromText(QString::fromUtf8(text));
    }

    E value() const { return m_value; }
    operator E() const { return m_value; }
    QString text() const { return m_original.isEmpty() ? QString(Names<E>::list[int(m_value)]) : m_original; }

    bool operator==(const Open &o) const { return m_value == o.m_value && m_original == o.m_original; }
    bool operator==(E o) const { return m_value == o; }

private:
    E m_value = E(0);
    QString m_original;
};

} // namespace callboard::wire
