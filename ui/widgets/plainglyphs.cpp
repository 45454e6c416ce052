#include "ui/widgets/plainglyphs.h"
#include "core/literals.h"

namespace callboard {

int PlainGlyphs::slotOf(QChar c)
{
    if (c == QChar(QChar::Nbsp))
        return 0;
    const ushort code = c.unicode();
    const bool digit = code >= u'0' && code <= u'9';
    const bool sign = code == u' ' || code == u'+' || code == u':' || code == u'.' || code == u'-' || code == u'/';
    return digit || sign ? code - u' ' : -1;
}

void PlainGlyphs::setFont(const QFont &font)
{
    m_raw = QRawFont::fromFont(font);
    const QString all = u" +-./0123456789:"_s;
    const QList<quint32> glyphs = m_raw.glyphIndexesForString(all);
    const QList<QPointF> advances = m_raw.advancesForGlyphIndexes(glyphs);
    m_glyphs.fill(0);
    for (int i = 0; i < all.size() && i < glyphs.size(); ++i) {
        m_glyphs[size_t(slotOf(all[i]))] = glyphs[i];
        m_advances[size_t(slotOf(all[i]))] = advances[i].x();
    }
}

std::optional<PlainGlyphs::Run> PlainGlyphs::run(const QString &text) const
{
    QList<quint32> indexes(text.size());
    QList<QPointF> places(text.size());
    qreal x = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int slot = slotOf(text[i]);
        if (slot < 0 || m_glyphs[size_t(slot)] == 0)
            return std::nullopt;
        indexes[i] = m_glyphs[size_t(slot)];
        places[i] = {x, 0};
        x += m_advances[size_t(slot)];
    }
    Run run;
    run.glyphs.setRawFont(m_raw);
    run.glyphs.setGlyphIndexes(indexes);
    run.glyphs.setPositions(places);
    run.width = x;
    return run;
}

} // namespace callboard
