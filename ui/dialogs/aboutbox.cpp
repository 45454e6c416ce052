#include "ui/dialogs/aboutbox.h"
#include "core/literals.h"
#include "ui/widgets/icons.h"
#include <QCoreApplication>
#include <QMessageBox>

namespace callboard {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("callboard::AboutBox", source);
}

} // namespace

void showAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName("aboutBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(applicationIcon().pixmap(64));
    box->setWindowTitle(text(QT_TRANSLATE_NOOP("callboard::AboutBox", "About Callboard")));
    box->setTextFormat(Qt::PlainText);
    box->setText(
        text(QT_TRANSLATE_NOOP("callboard::AboutBox", "Callboard %1")).arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        text(QT_TRANSLATE_NOOP("callboard::AboutBox",
                               "A console for telephone agents and supervisors, with its own relay and exchange.\n\n"
                               "Licence: Apache-2.0. Built with Qt %1 (LGPL-3.0)."))
            .arg(QLatin1StringView(qVersion())));
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace callboard
