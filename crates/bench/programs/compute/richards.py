"""Richards: a small operating system kernel, after Martin Richards' program. Objects, queues and virtual methods."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
KIND_DEVICE, KIND_WORK = 1000, 1001
BUFFER_SIZE = 4
TASK_TABLE_SIZE = 10


class Packet:
    def __init__(self, link, identity, kind):
        self.link = link
        self.identity = identity
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class TaskRecord:
    pass


class DeviceRecord(TaskRecord):
    def __init__(self):
        self.pending = None


class IdleRecord(TaskRecord):
    def __init__(self):
        self.control = 1
        self.count = 10000


class HandlerRecord(TaskRecord):
    def __init__(self):
        self.work_in = None
        self.device_in = None

    def add_work(self, packet):
        self.work_in = packet.append_to(self.work_in)
        return self.work_in

    def add_device(self, packet):
        self.device_in = packet.append_to(self.device_in)
        return self.device_in


class WorkerRecord(TaskRecord):
    def __init__(self):
        self.destination = HANDLER_A
        self.count = 0


class TaskState:
    def __init__(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False

    def set_packet_pending(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting(self):
        self.packet_pending = False
        self.task_waiting = True
        self.task_holding = False
        return self

    def set_running(self):
        self.packet_pending = False
        self.task_waiting = False
        self.task_holding = False
        return self

    def set_waiting_with_packet(self):
        self.packet_pending = True
        self.task_waiting = True
        self.task_holding = False
        return self

    def is_task_holding_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.task_waiting and not self.task_holding


class Kernel:
    def __init__(self):
        self.task_list = None
        self.current = None
        self.current_identity = 0
        self.table = [None] * TASK_TABLE_SIZE
        self.hold_count = 0
        self.queue_count = 0

    def schedule(self):
        task = self.task_list
        while task is not None:
            if task.is_task_holding_or_waiting():
                task = task.link
            else:
                self.current_identity = task.identity
                task = task.run_task()


class Task(TaskState):
    def __init__(self, kernel, identity, priority, queue, state, record):
        self.kernel = kernel
        self.link = kernel.task_list
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.packet_pending = state.packet_pending
        self.task_waiting = state.task_waiting
        self.task_holding = state.task_holding
        self.record = record
        kernel.task_list = self
        kernel.table[identity] = self

    def handle(self, packet, record):
        raise NotImplementedError

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run_task(self):
        if self.is_waiting_with_packet():
            message = self.queue
            self.queue = message.link
            if self.queue is None:
                self.set_running()
            else:
                self.set_packet_pending()
        else:
            message = None
        return self.handle(message, self.record)

    def wait_task(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.kernel.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, identity):
        task = self.find_task(identity)
        task.task_holding = False
        if task.priority > self.priority:
            return task
        return self

    def queue_packet(self, packet):
        task = self.find_task(packet.identity)
        self.kernel.queue_count += 1
        packet.link = None
        packet.identity = self.identity
        return task.add_packet(packet, self)

    def find_task(self, identity):
        task = self.kernel.table[identity]
        if task is None:
            raise RuntimeError(f"no task {identity}")
        return task


class DeviceTask(Task):
    def handle(self, packet, record):
        if packet is None:
            packet = record.pending
            if packet is None:
                return self.wait_task()
            record.pending = None
            return self.queue_packet(packet)
        record.pending = packet
        return self.hold()


class HandlerTask(Task):
    def handle(self, packet, record):
        if packet is not None:
            if packet.kind == KIND_WORK:
                record.add_work(packet)
            else:
                record.add_device(packet)
        work = record.work_in
        if work is None:
            return self.wait_task()
        count = work.datum
        if count >= BUFFER_SIZE:
            record.work_in = work.link
            return self.queue_packet(work)
        device = record.device_in
        if device is None:
            return self.wait_task()
        record.device_in = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.queue_packet(device)


class IdleTask(Task):
    def handle(self, packet, record):
        record.count -= 1
        if record.count == 0:
            return self.hold()
        if record.control & 1 == 0:
            record.control //= 2
            return self.release(DEVICE_A)
        record.control = record.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def handle(self, packet, record):
        if packet is None:
            return self.wait_task()
        if record.destination == HANDLER_A:
            destination = HANDLER_B
        else:
            destination = HANDLER_A
        record.destination = destination
        packet.identity = destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            record.count += 1
            if record.count > 26:
                record.count = 1
            packet.data[i] = ord("A") + record.count - 1
        return self.queue_packet(packet)


def run():
    kernel = Kernel()
    IdleTask(kernel, IDLE, 1, None, TaskState().set_running(), IdleRecord())

    queue = Packet(None, 0, KIND_WORK)
    queue = Packet(queue, 0, KIND_WORK)
    WorkTask(kernel, WORKER, 1000, queue, TaskState().set_waiting_with_packet(), WorkerRecord())

    queue = Packet(None, DEVICE_A, KIND_DEVICE)
    queue = Packet(queue, DEVICE_A, KIND_DEVICE)
    queue = Packet(queue, DEVICE_A, KIND_DEVICE)
    HandlerTask(kernel, HANDLER_A, 2000, queue, TaskState().set_waiting_with_packet(), HandlerRecord())

    queue = Packet(None, DEVICE_B, KIND_DEVICE)
    queue = Packet(queue, DEVICE_B, KIND_DEVICE)
    queue = Packet(queue, DEVICE_B, KIND_DEVICE)
    HandlerTask(kernel, HANDLER_B, 3000, queue, TaskState().set_waiting_with_packet(), HandlerRecord())

    DeviceTask(kernel, DEVICE_A, 4000, None, TaskState().set_waiting(), DeviceRecord())
    DeviceTask(kernel, DEVICE_B, 5000, None, TaskState().set_waiting(), DeviceRecord())
    kernel.schedule()
    return kernel.queue_count, kernel.hold_count


for _ in range(12):
    counts = run()
    if counts != (23246, 9297):
        raise SystemExit(f"wrong counts: {counts}")
print(*counts)
