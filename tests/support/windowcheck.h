// What every window has to keep, checked by walking its widgets. Header only: its users link Qt Widgets.
#pragma once
#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QWidget>

namespace callboard::windowcheck {

inline QString describe(const QWidget *widget)
{
    return QStringLiteral("%1 '%2'").arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName());
}

inline bool isPartOfAnother(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent)
        || (qobject_cast<const QLineEdit *>(parent) && widget->inherits("QToolButton"))
        || widget->objectName().startsWith(QLatin1StringView("qt_"));
}

/// Focusable controls that a screen reader could not name.
inline QStringList unnamedControls(const QWidget *window)
{
    QStringList found;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(window) || isPartOfAnother(widget))
            continue;
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (access && access->text(QAccessible::Name).trimmed().isEmpty())
            found << describe(widget);
    }
    return found;
}

inline void addMnemonic(QMap<QChar, QStringList> &letters, const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("(?<!&)&([^&\\s])"));
    const auto match = mark.match(text);
    if (match.hasMatch())
        letters[match.captured(1).at(0).toUpper()] << text;
}

/// Visible controls of one window that answer to the same Alt key.
inline QStringList sharedMnemonics(const QWidget *window)
{
    QMap<QChar, QStringList> letters;
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(window) && !isPartOfAnother(button) && !button->inherits("QToolButton"))
            addMnemonic(letters, button->text());
    }
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        if (label->isVisibleTo(window) && label->buddy())
            addMnemonic(letters, label->text());
    }
    for (const QMenuBar *bar : window->findChildren<QMenuBar *>()) {
        for (const QAction *action : bar->actions()) {
            if (action->isVisible())
                addMnemonic(letters, action->text());
        }
    }
    QStringList found;
    for (const QStringList &texts : std::as_const(letters)) {
        if (texts.size() > 1)
            found << texts.join(QStringLiteral(" / "));
    }
    return found;
}

/// Menus in which two entries answer to the same letter.
inline QStringList sharedMenuLetters(const QMenuBar *bar)
{
    QStringList found;
    for (const QAction *top : bar->actions()) {
        if (!top->menu())
            continue;
        QMap<QChar, QStringList> letters;
        for (const QAction *action : top->menu()->actions())
            addMnemonic(letters, action->text());
        for (const QStringList &texts : std::as_const(letters)) {
            if (texts.size() > 1)
                found << top->text() + QStringLiteral(": ") + texts.join(QStringLiteral(" / "));
        }
    }
    return found;
}

/// Labels and buttons whose text does not fit where they stand.
inline QStringList clippedTexts(const QWidget *window)
{
    QStringList found;
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        if (!label->isVisibleTo(window) || label->text().isEmpty())
            continue;
        const bool tooNarrow = !label->wordWrap() && label->minimumSizeHint().width() > label->width();
        const bool tooLow = label->wordWrap() && label->heightForWidth(label->width()) > label->height();
        if (tooNarrow || tooLow)
            found << label->text();
    }
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(window) && !button->text().isEmpty() && !isPartOfAnother(button)
            && button->minimumSizeHint().width() > button->width())
            found << button->text();
    }
    return found;
}

/// Saves a picture into the folder that CALLBOARD_SCREENSHOTS names; does nothing without it.
inline void picture(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("CALLBOARD_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    // Layouts settle in the event loop.
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents();
    window->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace callboard::windowcheck
