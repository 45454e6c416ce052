// Digits and signs without text layout.
#pragma once
#include <QFont>
#include <QGlyphRun>
#include <QRawFont>
#include <QString>
#include <array>
#include <optional>

namespace callboard {

/// Makes glyph runs for texts of digits, spaces and the signs of numbers and times, of which every glyph is known
/// beforehand. For one font at a time; UI thread.
class PlainGlyphs
{
public:
    struct Run {
        QGlyphRun glyphs;
        qreal width = 0;
    };
    void setFont(const QFont &font);
    /// nullopt for text with other characters, or when the font lacks some of them.
    std::optional<Run> run(const QString &text) const;
    qreal ascent() const { return m_raw.ascent(); }

private:
    static int slotOf(QChar c);

    static constexpr int glyphSlots = 64;
    QRawFont m_raw;
    std::array<quint32, glyphSlots> m_glyphs{};
    std::array<qreal, glyphSlots> m_advances{};
};

} // namespace callboard
