// The same window in other clothes.
#include "core/literals.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/shell/desktop.h"
#include "ui/shell/mainmenus.h"
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QApplication>
#include <QPalette>

namespace callboard::tour {

namespace {

bool isDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

bool speaksChinese(const TourStage &s)
{
    return s.window()->menus().quit->text().contains(QChar(0x9000)); // the first sign of "quit"
}

} // namespace

QList<TourStep> looks()
{
    return {
        {"dark", "the same in the dark theme",
         [](TourStage &s) {
             s.selectCall(s.first);
             s.trigger("switchTheme");
         },
         [](TourStage &) { return isDark(); }},
        {"chinese", "the same in Simplified Chinese",
         [](TourStage &s) {
             s.trigger("switchTheme");
             s.settings.set(setting::language, u"zh_CN"_s);
         },
         [](TourStage &s) { return !isDark() && speaksChinese(s); }},
        {"twice-the-size", "the same in twice the text size",
         [](TourStage &s) {
             s.settings.set(setting::language, u"en"_s);
             s.textSize = QApplication::font().pointSizeF();
             for (int turn = 0; turn < 10; ++turn)
                 s.trigger("largerText");
         },
         [](TourStage &s) { return !speaksChinese(s) && QApplication::font().pointSizeF() > s.textSize * 1.9; }},
        {"settings", "the settings, in normal size again",
         [](TourStage &s) {
             s.trigger("normalText");
             s.window()->showWorkspace(u"settings"_s);
         },
         [](TourStage &s) {
             return s.window()->workspace(u"settings"_s)->isVisible()
                 && QApplication::font().pointSizeF() < s.textSize * 1.1;
         }},
        {"back", "back to the calls with F6", [](TourStage &s) { s.trigger("goToCalls"); },
         [](TourStage &s) { return s.window()->workspace(u"calls"_s)->isVisible(); }},
    };
}

} // namespace callboard::tour
