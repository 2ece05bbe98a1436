#version 330
#include light.glsl
in vec3 world;
in vec3 facing;
in vec3 base;
in vec4 light;
in float roughness;
out vec4 result;

void main() {
    vec3 normal = normalize(facing);
    result = vec4(shade(base, world, normal, light.rgb, light.a, roughness, 0.18), 1.0);
}
