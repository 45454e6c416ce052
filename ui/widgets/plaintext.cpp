#include "ui/widgets/plaintext.h"
#include "core/literals.h"
#include <QRegularExpression>

namespace callboard {

QString withoutMnemonic(QString text)
{
    // Chinese menus carry the mnemonic in brackets behind the word.
    static const QRegularExpression bracketed(u"\\(&.\\)"_s);
    text.remove(bracketed);
    return text.replace("&&"_L1, "\x01"_L1).remove(u'&').replace(u'\x01', u'&').trimmed();
}

QString plainText(QString text)
{
    text = withoutMnemonic(std::move(text));
    if (text.endsWith(u'…'))
        text.chop(1);
    return text.trimmed();
}

} // namespace callboard
