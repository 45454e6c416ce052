// The least a Qt program with a table can be: what the console's start is measured against.
#include <QApplication>
#include <QStandardItemModel>
#include <QTableView>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStandardItemModel model(0, 5);
    QTableView table;
    table.setModel(&model);
    table.resize(1280, 800);
    table.show();
    return QApplication::exec();
}
