#include "ui/look/palettes.h"

namespace callboard {

namespace {

struct Colours {
    QRgb window, base, alternate, button, text, dimmed, accent, onAccent, link, visited, tip;
    QRgb light, midlight, mid, dark, shadow;
};

QPalette paletteOf(const Colours &c)
{
    QPalette p;
    const std::initializer_list<std::pair<QPalette::ColorRole, QRgb>> roles{{QPalette::Window, c.window},
                                                                            {QPalette::WindowText, c.text},
                                                                            {QPalette::Base, c.base},
                                                                            {QPalette::AlternateBase, c.alternate},
                                                                            {QPalette::Text, c.text},
                                                                            {QPalette::PlaceholderText, c.dimmed},
                                                                            {QPalette::Button, c.button},
                                                                            {QPalette::ButtonText, c.text},
                                                                            {QPalette::BrightText, c.onAccent},
                                                                            {QPalette::Highlight, c.accent},
                                                                            {QPalette::HighlightedText, c.onAccent},
                                                                            {QPalette::Link, c.link},
                                                                            {QPalette::LinkVisited, c.visited},
                                                                            {QPalette::ToolTipBase, c.tip},
                                                                            {QPalette::ToolTipText, c.text},
                                                                            {QPalette::Light, c.light},
                                                                            {QPalette::Midlight, c.midlight},
                                                                            {QPalette::Mid, c.mid},
                                                                            {QPalette::Dark, c.dark},
                                                                            {QPalette::Shadow, c.shadow}};
    for (const auto &[role, colour] : roles)
        p.setColor(QPalette::All, role, QColor::fromRgb(colour));
    const QColor off = QColor::fromRgb(c.dimmed);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, off);
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.mid));
    return p;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xf3f5f7,
                      .base = 0xffffff,
                      .alternate = 0xf6f8fa,
                      .button = 0xe9edf0,
                      .text = 0x1b242b,
                      .dimmed = 0x66727c,
                      .accent = 0x1f6f8b,
                      .onAccent = 0xffffff,
                      .link = 0x1a5f9e,
                      .visited = 0x6a4c93,
                      .tip = 0xfffbe8,
                      .light = 0xffffff,
                      .midlight = 0xe4e8ec,
                      .mid = 0xb9c2c9,
                      .dark = 0x9aa5ae,
                      .shadow = 0x5c666e});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0x1c2227,
                      .base = 0x14191d,
                      .alternate = 0x1a2025,
                      .button = 0x2a3239,
                      .text = 0xe6ebef,
                      .dimmed = 0x8d9aa5,
                      .accent = 0x2b7f9e,
                      .onAccent = 0xffffff,
                      .link = 0x7cc4ea,
                      .visited = 0xc0a6e8,
                      .tip = 0x2f3a42,
                      .light = 0x3a454e,
                      .midlight = 0x323c44,
                      .mid = 0x46525c,
                      .dark = 0x10151a,
                      .shadow = 0x0a0d10});
}

} // namespace callboard
