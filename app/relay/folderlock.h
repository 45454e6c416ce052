// One process at a time; what differs between systems.
#pragma once
#include <QString>
#include <memory>

namespace callboard::relay {

class FolderLock
{
public:
    FolderLock();
    ~FolderLock();
    /// False when another process holds it, or the file can't be made.
    bool take(const QString &file);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::relay
