#include "models/spacednumber.h"
#include "core/literals.h"
#include "session/actions/phonenumber.h"
#include <QCache>
#include <QSet>
#include <algorithm>

namespace callboard {

static const QSet<QString> &callingCodes()
{
    static const QSet<QString> codes = [] {
        QSet<QString> all;
        for (const QString &country : phoneCountries())
            all.insert(callingCode(country));
        return all;
    }();
    return codes;
}

/// Calling codes are prefix-free, one to three digits; unknown ones count as two.
static qsizetype codeLength(const QString &e164)
{
    for (qsizetype length = 2; length <= 4; ++length) {
        if (callingCodes().contains(e164.left(length)))
            return length;
    }
    return 3;
}

/// Groups of three or four: 2079460000 -> 20 7946 0000, 123456789 -> 123 456 789.
static QString grouped(QString digits)
{
    const bool threes = digits.size() == 5 || digits.size() == 6 || digits.size() == 9;
    const qsizetype most = threes ? 3 : 4;
    QString text;
    while (digits.size() > most) {
        text.prepend(QChar(QChar::Nbsp) + digits.right(most));
        digits.chop(most);
    }
    return digits + text;
}

static QString spaced(const QString &e164)
{
    const auto digit = [](QChar c) { return c.isDigit(); };
    if (e164.size() < 8 || e164[0] != u'+' || !std::all_of(e164.cbegin() + 1, e164.cend(), digit))
        return e164;
    const qsizetype code = codeLength(e164);
    const QString rest = e164.mid(code);
    if (code == 2 && e164[1] == u'1' && rest.size() == 10) // North America
        return e164.left(2) + QChar(QChar::Nbsp) + rest.left(3) + QChar(QChar::Nbsp) + rest.mid(3, 3)
            + QChar(QChar::Nbsp) + rest.mid(6);
    return e164.left(code) + QChar(QChar::Nbsp) + grouped(rest);
}

QString spacedNumber(const QString &e164)
{
    // Tables ask for the same few thousand numbers with every repaint.
    constexpr int remembered = 8192;
    static QCache<QString, QString> known(remembered);
    if (const QString *text = known.object(e164))
        return *text;
    const QString text = spaced(e164);
    known.insert(e164, new QString(text));
    return text;
}

QString spanText(qint64 seconds)
{
    seconds = std::max<qint64>(seconds, 0);
    const auto two = [](qint64 n) { return u"%1"_s.arg(n, 2, 10, QLatin1Char('0')); };
    const qint64 hours = seconds / 3600;
    const QString tail = u':' + two(seconds % 60);
    if (hours == 0)
        return QString::number(seconds / 60) + tail;
    return QString::number(hours) + u':' + two(seconds / 60 % 60) + tail;
}

} // namespace callboard
