// For the thread sanitizer only. Qt is not built for it, so it does not see that a call queued with
// QMetaObject::invokeMethod(), or given to a pool of threads, happens after what its sender did before. This stands in
// front of Qt's functions and says so.
#include <QObject>
#include <QThreadPool>
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {
class HandedOver final : public QtPrivate::QSlotObjectBase
{
public:
    /// `waiter` is waited for when it is not null.
    HandedOver(QSlotObjectBase *work, void *waiter) : QSlotObjectBase(&run), m_work(work), m_waiter(waiter) { }

private:
    static void run(int operation, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *equal)
    {
        __tsan_acquire(base);
        auto *self = static_cast<HandedOver *>(base);
        if (operation == Compare) {
            *equal = self->m_work->compare(arguments);
        } else if (operation == Call) {
            self->m_work->call(receiver, arguments);
            if (self->m_waiter)
                __tsan_release(self->m_waiter);
        } else if (operation == Destroy) {
            self->m_work->destroyIfLastRef();
            delete self;
        }
    }

    QSlotObjectBase *m_work;
    void *m_waiter;
};
using Start = void (*)(QThreadPool *, std::function<void()>, int);
using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
} // namespace

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                   void *ret)
{
    static const auto original = reinterpret_cast<Invoke>(
        dlsym(RTLD_NEXT,
              "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    char waiter = 0;
    auto *handedOver = new HandedOver(slot, type == Qt::BlockingQueuedConnection ? &waiter : nullptr);
    __tsan_release(handedOver);
    const bool done = original(object, handedOver, type, ret);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(&waiter);
    return done;
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    static const auto original = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "_ZN11QThreadPool5startESt8functionIFvvEEi"));
    auto *handedOver = new std::function<void()>(std::move(work));
    __tsan_release(handedOver);
    const auto run = [handedOver] {
        __tsan_acquire(handedOver);
        (*handedOver)();
        delete handedOver;
    };
    original(this, run, priority);
}
