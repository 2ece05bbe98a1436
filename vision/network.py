"""The networks as this program wants them: what their input is like, and no mask of the body.

Beside the landmarks, MediaPipe's pose network draws a mask: which of 256 x 256 pixels belong to
the body. MediaPipe has it computed even where nobody asks for it. No other output needs those
layers, so that the landmarks are the same to the last bit without them, in half to seven eighths
of the time (docs/decisions.md).
"""

from __future__ import annotations

from typing import Any, Final

from vision.errors import ModelError

METADATA: Final = b"TFLITE_METADATA"
MASK_SHAPE: Final = (1, 256, 256, 1)
FLAG_SHAPE: Final = (1, 1)
"""Of the output that says how likely a person is there."""


def prepared(network: bytes, mean: float, std: float, *, mask: bool) -> bytes:
    """Return a TFLite network that is ready for MediaPipe's Tasks API.

    Args:
        mean, std: How the input, a picture in RGB, is made of its pixels: (pixel - mean) / std.
        mask: Whether to leave the layers in that draw a mask; a network without any is left alone.

    Raises:
        ModelError: It has a mask and no flag that could take its place.
    """
    # Only a build needs these, and they load the whole of MediaPipe.
    import flatbuffers
    from mediapipe.tasks.metadata import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(network, 0)
    if not mask:
        _leave_out_mask(model)
    buffer = schema.BufferT()
    buffer.data = list(_metadata(mean, std))
    entry = schema.MetadataT()
    entry.name = METADATA
    entry.buffer = len(model.buffers)
    model.buffers.append(buffer)
    model.metadata.append(entry)
    builder = flatbuffers.Builder(len(network))
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def _leave_out_mask(model: Any) -> None:
    """Drop all layers that only the mask needs, with their weights.

    MediaPipe's graph takes the outputs by their places and wants all of them, so what the flag is
    made of stands where the mask was; nobody reads it there.
    """
    [graph] = model.subgraphs
    outputs = {tuple(graph.tensors[number].shape): int(number) for number in graph.outputs}
    if MASK_SHAPE not in outputs:
        return
    if FLAG_SHAPE not in outputs:
        raise ModelError("the pose network has other outputs than expected")
    mask, flag = outputs[MASK_SHAPE], outputs[FLAG_SHAPE]
    [stand_in] = [int(layer.inputs[0]) for layer in graph.operators if flag in layer.outputs]
    graph.operators = _needed(graph.operators, {int(n) for n in graph.outputs} - {mask})
    graph.outputs = [stand_in if number == mask else number for number in graph.outputs]
    used = {int(n) for layer in graph.operators for n in (*layer.inputs, *layer.outputs)}
    holding = {tensor.buffer for n, tensor in enumerate(graph.tensors) if n in used}
    for tensor in graph.tensors:
        if tensor.buffer not in holding:
            model.buffers[tensor.buffer].data = None


def _needed(layers: list[Any], outputs: set[int]) -> list[Any]:
    """Return the layers without which these tensors cannot be computed, in their order."""
    wanted, kept = set(outputs), []
    for layer in reversed(layers):  # every layer comes after those that it needs
        if not wanted.isdisjoint(int(number) for number in layer.outputs):
            wanted |= {int(number) for number in layer.inputs}
            kept.append(layer)
    return kept[::-1]


def _metadata(mean: float, std: float) -> bytes:
    """Return the metadata of a network that takes one RGB image."""
    import flatbuffers
    from mediapipe.tasks.metadata import metadata_schema_py_generated as schema

    normalization = schema.NormalizationOptionsT()
    normalization.mean = [mean]
    normalization.std = [std]
    unit = schema.ProcessUnitT()
    unit.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    unit.options = normalization
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType = schema.ContentProperties.ImageProperties
    content.contentProperties = image
    tensor = schema.TensorMetadataT()
    tensor.name = "image"
    tensor.content = content
    tensor.processUnits = [unit]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    model = schema.ModelMetadataT()
    model.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), file_identifier=b"M001")
    return bytes(builder.Output())
