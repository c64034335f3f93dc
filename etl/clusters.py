"""The optional way to map the reading over the machines of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from etl.errors import EtlError
from etl.mappers import Mapper, in_order

T = TypeVar("T")
R = TypeVar("R")

PATIENCE_SECONDS = 5.0
_LOST_SECONDS = 60.0


@contextmanager
def over_cluster(address: str, patience: float = PATIENCE_SECONDS) -> Iterator[Mapper]:
    """A mapper over the workers of the Dask scheduler at `address` ("tcp://10.0.0.5:8786").

    A worker that is lost costs only the time to read its documents again elsewhere. Each worker needs this
    code, of the same version. Only a trusted scheduler: both sides run what the other one sends. Raises
    EtlError where Dask is not installed, nobody answers within `patience` seconds, or all workers are lost.
    """
    try:
        from distributed import Client
    except ImportError as error:
        advice = 'install it: python -m pip install "distributed>=2026.1"'
        raise EtlError(f"--scheduler needs Dask, which is not installed; {advice}") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in one line
    client: Any = _client(Client, address, patience)
    try:
        yield _Cluster(client, address).map
    finally:
        client.close(timeout=2)


def _client(kind: Any, address: str, patience: float) -> Any:
    try:
        client = kind(address, timeout=patience, name="figures", set_as_default=False)
    except (OSError, ValueError) as error:
        advice = "start one (dask scheduler) or correct the address"
        raise EtlError(f"{address}: no Dask scheduler answers; {advice}") from error
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        client.close(timeout=2)
        advice = f"start some (dask worker {address}) in the folder of this code"
        raise EtlError(f"{address}: the Dask scheduler has no workers; {advice}") from error
    return client


class _Cluster:
    """The workers behind one scheduler."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address

    def map(self, function: Callable[[T], R], items: Iterable[T], /) -> Iterator[R]:
        """The function's results in the order of the items. Raises EtlError where the cluster is lost."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        threads = sum(self._client.nthreads().values())
        try:
            yield from in_order(lambda item: self._submit(function, item), items, 3 * max(2, threads))
        except (KilledWorker, CancelledError, OSError, ImportError) as error:
            found = str(error).partition("\n")[0] or type(error).__name__
            advice = "see to its workers, then run it again: documents that were read are not read anew"
            raise EtlError(f"{self._address}: the Dask cluster failed ({found}); {advice}") from error

    def _submit(self, function: Callable[[T], R], item: T) -> _Awaited:
        return _Awaited(self._client, self._client.submit(function, item, pure=False, retries=2))


class _Awaited:
    """A task of the cluster, waited for as long as there is anybody who could do it."""

    def __init__(self, client: Any, future: Any) -> None:
        self._client, self._future = client, future

    def result(self) -> Any:
        """What the task gave. Raises OSError where all workers are lost."""
        while True:
            try:
                return self._future.result(timeout=_LOST_SECONDS)
            except TimeoutError as error:
                if not self._client.nthreads():
                    raise ConnectionError("no worker is left") from error

    def cancel(self) -> object:
        """Gives the task up."""
        return self._future.cancel()
